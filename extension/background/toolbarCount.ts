/** The number of councils on the toolbar button. */
import { browser } from "wxt/browser";
import { readLogSettings } from "../store/logSettings.ts";

const COUNTING = "#3b4252";
/** While the scan log is on, and no one should forget that it is. */
const LOGGING = "#a5252a";

/** The sign of the log comes and goes with it, on all tabs. */
export async function showLogSign(
  countOf: (tabId: number) => Promise<{ count: number; isOff: boolean }>,
): Promise<void> {
  for (const { id } of await browser.tabs.query({})) {
    if (id === undefined) continue;
    const { count, isOff } = await countOf(id);
    await showCount(id, count, isOff).catch(() => undefined);
  }
}

export async function showCount(tabId: number, count: number, isOff: boolean): Promise<void> {
  const councils = count === 1 ? "1 council on this page" : `${count} councils on this page`;
  const words = isOff ? "off on this site" : councils;
  const { incognito } = await browser.tabs.get(tabId);
  const isLogging = !incognito && (await readLogSettings()).state === "on";
  const title = count === 0 && !isOff ? "Council Ratings" : `Council Ratings: ${words}`;
  const number = count === 0 ? "" : String(count);
  await Promise.all([
    browser.action.setBadgeBackgroundColor({ tabId, color: isLogging ? LOGGING : COUNTING }),
    browser.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
    browser.action.setBadgeText({ tabId, text: isLogging ? `●${number}` : number }),
    browser.action.setTitle({ tabId, title: isLogging ? `${title} (scan log on)` : title }),
  ]);
}
