/** Answers what content scripts and pages ask. */
import { browser } from "wxt/browser";
import { ratingSummary, ratingView } from "../../ui/ratingView.ts";
import type { Replies, ToBackground } from "../messages.ts";
import { siteOf } from "../pageAddress.ts";
import { countrySignsFor } from "../store/countrySigns.ts";
import { currentData, newerLexicon } from "../store/currentData.ts";
import { hideLink } from "../store/settings.ts";
import { checkForUpdate } from "../update/checkForUpdate.ts";
import { lookNow, onLookEvent } from "./looks.ts";
import { logPage, logStart, logTab } from "./scanLog.ts";
import { settingsFor } from "./settingsFor.ts";
import { rememberFrame, tabNames } from "./tabReports.ts";
import { showCount } from "./toolbarCount.ts";

type Sender = {
  tab?: { id?: number | undefined; url?: string | undefined; incognito?: boolean | undefined } | undefined;
  frameId?: number | undefined;
  url?: string | undefined;
};

export async function answer(message: ToBackground, sender: Sender): Promise<Replies[ToBackground["type"]]> {
  switch (message.type) {
    case "page-start": {
      const [settings, lexicon] = await Promise.all([
        settingsFor(hostOf(sender)),
        newerLexicon(message.builtIn),
        loadScript("/marks.js", sender),
      ]);
      return { settings, lexicon };
    }
    case "frame-report": {
      const tabId = sender.tab?.id;
      if (tabId === undefined) return;
      const frameId = sender.frameId ?? 0;
      const count = await rememberFrame(tabId, frameId, message.report);
      await showCount(tabId, count, frameId === 0 && message.report.state === "off");
      if (frameId === 0 && message.report.state === "read") await logTab(sender.tab ?? {});
      return;
    }
    case "summaries": {
      const [{ register }] = await Promise.all([currentData(), message.look && insertMarkStyles(sender)]);
      return message.ids.map((id) => ratingSummary(register, id)).filter((summary) => summary !== null);
    }
    case "rating":
      return ratingView((await currentData()).register, message.id, message.published);
    case "country-signs":
      return countrySignsFor(message.places);
    case "load-card":
      return loadScript("/card.js", sender);
    case "hide-link":
      await hideLink(hostOf(sender), message.link, message.hidden);
      return;
    case "log-start":
      return logStart(sender.tab, message.builtIn);
    case "log-page":
      await logPage(sender.tab, message.page);
      return;
    case "tab-names":
      return namesOf(message.tabId);
    case "check-ofsted":
      return lookNow();
    case "look-event":
      await onLookEvent(message.event);
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

/** What is heavy joins the content script when it is first needed. */
async function loadScript(file: "/marks.js" | "/card.js", sender: Sender): Promise<boolean> {
  const target = targetOf(sender);
  if (target) await browser.scripting.executeScript({ target, files: [file] });
  return target !== null;
}

/** As the reader's own: they reach into shadow trees, and the page neither forbids nor loses them. */
async function insertMarkStyles(sender: Sender): Promise<void> {
  const target = targetOf(sender);
  if (target) await browser.scripting.insertCSS({ target, files: ["/marks.css"], origin: "USER" });
}

/** @returns null for our own pages, which have everything built in */
function targetOf({ tab, frameId, url }: Sender) {
  if (tab?.id === undefined || url?.startsWith(location.origin)) return null;
  return { tabId: tab.id, frameIds: [frameId ?? 0] };
}

/** Frames go by the site of the page they are in, as the reader sees it in the address bar. */
function hostOf({ tab }: Sender): string {
  return siteOf(tab?.url) ?? "";
}
