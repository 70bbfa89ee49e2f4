import register from "virtual:council-ratings/register";
import { browser } from "wxt/browser";
import { defineBackground } from "wxt/utils/define-background";
import { forgetTab, frameNames, rememberFrame } from "../background/tabNames.ts";
import { type RatingsReply, readToBackground, type TabNames, type ToContent } from "../messages.ts";
import { ratingView } from "../ratingView.ts";

/** Answers the content scripts and the popup; keeps the number of councils on the toolbar button. */
export default defineBackground(() => {
  browser.runtime.onMessage.addListener((message, sender, reply) => {
    const known = readToBackground(message);
    if (!known) return false;
    switch (known.type) {
      case "ratings":
        reply(ratings(known.ids, known.published));
        return false;
      case "frame-names":
        if (sender.tab?.id !== undefined)
          void remember(sender.tab.id, sender.frameId ?? 0, { shownAt: known.shownAt, named: known.named });
        return false;
      case "tab-names":
        void tabNames(known.tabId).then(reply);
        return true;
    }
  });

  browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));

  browser.commands.onCommand.addListener(async (command, tab) => {
    const message: ToContent = { type: "step", by: command === "previous-mention" ? -1 : 1 };
    if (tab?.id !== undefined)
      await browser.tabs.sendMessage(tab.id, message, { frameId: 0 }).catch(() => undefined);
  });
});

function ratings(ids: readonly string[], published: string | null): RatingsReply {
  return ids.map((id) => ratingView(register, id, published)).filter((view) => view !== null);
}

async function remember(tabId: number, frameId: number, report: Parameters<typeof rememberFrame>[2]) {
  const count = await rememberFrame(tabId, frameId, report);
  await browser.action.setBadgeBackgroundColor({ tabId, color: "#3b4252" });
  await browser.action.setBadgeTextColor({ tabId, color: "#ffffff" });
  await browser.action.setBadgeText({ tabId, text: count === 0 ? "" : String(count) });
  const title = count === 1 ? "1 council on this page" : `${count} councils on this page`;
  await browser.action.setTitle({
    tabId,
    title: count === 0 ? "Council Ratings" : `Council Ratings: ${title}`,
  });
}

async function tabNames(tabId: number): Promise<TabNames> {
  const frames = await frameNames(tabId);
  const merged = new Map<string, TabNames["named"][number]>();
  for (const { frameId, named } of frames) {
    for (const { id, classes, count } of named) {
      const rating = ratingView(register, id, null);
      const before = merged.get(id);
      if (before) {
        before.count += count;
        before.classes = [...new Set([...before.classes, ...classes])];
      } else if (rating) merged.set(id, { id, classes, count, frameId, rating });
    }
  }
  return { scanned: frames.length > 0, named: [...merged.values()].sort((a, b) => b.count - a.count) };
}
