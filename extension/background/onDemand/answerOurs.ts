/** Answers what our own pages ask, and the log's script. */
import { browser } from "wxt/browser";
import type { Replies } from "../../messages.ts";
import { type OnDemandMessage, readOnDemandMessage } from "../../onDemandMessageSchemas.ts";
import { siteOf } from "../../pageAddress.ts";
import { currentData } from "../../store/currentData.ts";
import { checkForUpdate } from "../../update/checkForUpdate.ts";
import type { Sender } from "../sender.ts";
import { settingsFor } from "../settingsFor.ts";
import { tabNames } from "../tabReports.ts";
import { lookNow, onLookEvent } from "./looks.ts";
import { logPage, logStart } from "./scanLog.ts";

/** @returns undefined for a message that is not ours */
export async function answerOurs(
  message: unknown,
  sender: Sender,
): Promise<Replies[OnDemandMessage["type"]] | undefined> {
  const known = readOnDemandMessage(message);
  switch (known?.type) {
    case "log-start":
      return logStart(sender.tab, known.builtIn);
    case "log-page":
      await logPage(sender.tab, known.page);
      return;
    case "tab-names":
      return namesOf(known.tabId);
    case "check-ofsted":
      return lookNow();
    case "look-event":
      await onLookEvent(known.event);
      return;
    case "check-data":
      await checkForUpdate();
      return;
  }
}

async function namesOf(tabId: number): Promise<Replies["tab-names"]> {
  const names = await tabNames(tabId, (await currentData()).register);
  if (names.named.length > 0 || names.state === null || names.state === "pdf") return names;
  // A page that names nobody has asked nothing, and does not know that its site is turned off.
  const { url } = await browser.tabs.get(tabId);
  const { on } = await settingsFor(siteOf(url) ?? "");
  return on ? names : { ...names, state: "off" };
}
