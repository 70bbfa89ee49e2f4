import { browser } from "wxt/browser";
import { mount } from "../../../ui/mount.ts";
import { startAsked } from "../../annotate/asked.ts";
import { startPage } from "../../annotate/page.ts";
import { publishedOn } from "../../annotate/pageDate.ts";
import { createCard } from "../../card/createCard.tsx";
import type { Send } from "../../messages.ts";
import { Welcome } from "../../welcome/Welcome.tsx";
import "../../welcome/welcome.css";

mount(<Welcome />);

const send: Send = (message) => browser.runtime.sendMessage(message);

/** The page marks itself, as our scripts mark any other: no content script runs in our own pages. */
globalThis.councilRatingsAsked = startAsked;
globalThis.councilRatingsCard = createCard;
globalThis.councilRatingsPageDate = publishedOn;
startPage({
  start: await send({ type: "page-start" }),
  send,
  page: { shownAt: Date.now(), isRead: false, couldBegin: () => true, open: async () => {} },
});
