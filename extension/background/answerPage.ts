/** Answers what the scripts in pages ask. */
import { browser } from "wxt/browser";
import { ratingSummary, ratingView } from "../../ui/ratingView.ts";
import type { Found, FoundMention, Replies } from "../messages.ts";
import { ourPage } from "../ourPages.ts";
import { siteOf } from "../pageAddress.ts";
import type { PageMessage } from "../pageMessageSchemas.ts";
import { countrySignsFor } from "../store/countrySigns.ts";
import { readLogSettings } from "../store/logSettings.ts";
import { hideLink } from "../store/settings.ts";
import { loadFinder } from "./finder.ts";
import { loadOnDemand } from "./onDemand.ts";
import { registerNow } from "./registerNow.ts";
import type { Sender } from "./sender.ts";
import { settingsFor } from "./settingsFor.ts";
import { rememberFrame } from "./tabReports.ts";
import { showCount } from "./toolbarCount.ts";

export async function answerPage(
  message: PageMessage,
  sender: Sender,
): Promise<Replies[PageMessage["type"]]> {
  switch (message.type) {
    case "page-start": {
      const [settings] = await Promise.all([
        settingsFor(hostOf(sender)),
        loadScripts(sender, "/asked.js", "/marks.js"),
      ]);
      return { settings };
    }
    case "frame-report": {
      const tabId = sender.tab?.id;
      if (tabId === undefined) return;
      const frameId = sender.frameId ?? 0;
      const count = await rememberFrame(tabId, frameId, message.report);
      await showCount(tabId, count, frameId === 0 && message.report.state === "off");
      if (frameId !== 0 || message.report.state !== "read" || (await readLogSettings()).state !== "on")
        return;
      await (await loadOnDemand()).logTab(sender.tab ?? {});
      return;
    }
    case "find": {
      const mentions = await (await loadFinder())(message.page);
      return mentions === "needs-date" ? mentions : rate(mentions, message, sender);
    }
    case "rating":
      return ratingView(await registerNow(), message.id, message.published);
    case "country-signs":
      return countrySignsFor(message.places);
    case "load-script":
      return loadScripts(sender, message.script === "card" ? "/card.js" : "/pageDate.js");
    case "open-overview":
      await browser.tabs.create({ url: ourPage(`england.html#${encodeURIComponent(message.id)}`) });
      return;
    case "hide-link":
      await hideLink(hostOf(sender), message.link, message.hidden);
      return;
  }
}

async function rate(
  mentions: FoundMention[][],
  { rated, look }: { rated: string[]; look: boolean },
  sender: Sender,
): Promise<Found> {
  const named = new Set(mentions.flat().flatMap(({ councils }) => councils));
  if (named.size === 0) return { mentions, ratings: [] };
  const [register] = await Promise.all([registerNow(), look && insertMarkStyles(sender)]);
  const fresh = [...named].filter((id) => !rated.includes(id));
  const ratings = fresh.map((id) => ratingSummary(register, id)).filter((summary) => summary !== null);
  return { mentions, ratings };
}

type PageScript = "/asked.js" | "/marks.js" | "/card.js" | "/pageDate.js";

/** What is heavy joins the content script when it is first needed. */
async function loadScripts(sender: Sender, ...files: PageScript[]): Promise<boolean> {
  const target = targetOf(sender);
  if (target) await browser.scripting.executeScript({ target, files });
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
