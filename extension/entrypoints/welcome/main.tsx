import { browser } from "wxt/browser";
import { mount } from "../../../ui/mount.ts";
import { startPage } from "../../annotate/page.ts";
import { readToContent } from "../../annotate/received.ts";
import { createCard } from "../../card/createCard.tsx";
import { Welcome } from "../../welcome/Welcome.tsx";
import "../../welcome/welcome.css";

mount(<Welcome />);

/** The page marks itself, as the content script marks any other: content scripts do not run in our own pages. */
const { answer } = await startPage({
  send: (message) => browser.runtime.sendMessage(message),
  loadFinder: async () => (await import("../../finder/createPageFinder.ts")).createPageFinder,
  loadCard: async () => createCard,
  signal: new AbortController().signal,
});
browser.runtime.onMessage.addListener((message, _sender, reply) => {
  const known = readToContent(message);
  if (known) reply(answer(known));
});
