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
};

export async function answer(message: ToBackground, sender: Sender): Promise<Replies[ToBackground["type"]]> {
  switch (message.type) {
    case "page-start": {
      const settings = await settingsFor(hostOf(sender));
      return { settings, lexicon: await newerLexicon(message.builtIn) };
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
      const { register } = await currentData();
      return message.ids.map((id) => ratingSummary(register, id)).filter((summary) => summary !== null);
    }
    case "rating":
      return ratingView((await currentData()).register, message.id, message.published);
    case "country-signs":
      return countrySignsFor(message.places);
    case "load-finder":
      return loadScript("/finder.js", sender);
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
      return tabNames(message.tabId, (await currentData()).register);
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

/** What is heavy joins the content script when it is first needed. */
async function loadScript(file: "/finder.js" | "/card.js", { tab, frameId }: Sender): Promise<boolean> {
  if (tab?.id === undefined) return false;
  const target = { tabId: tab.id, frameIds: [frameId ?? 0] };
  await browser.scripting.executeScript({ target, files: [file] });
  return true;
}

/** Frames go by the site of the page they are in, as the reader sees it in the address bar. */
function hostOf({ tab }: Sender): string {
  return siteOf(tab?.url) ?? "";
}
