/** The number of councils on the toolbar button. */
import { browser } from "wxt/browser";

export async function showCount(tabId: number, count: number, isOff: boolean): Promise<void> {
  const councils = count === 1 ? "1 council on this page" : `${count} councils on this page`;
  const words = isOff ? "off on this site" : councils;
  const title = count === 0 && !isOff ? "Council Ratings" : `Council Ratings: ${words}`;
  await Promise.all([
    browser.action.setBadgeBackgroundColor({ tabId, color: "#3b4252" }),
    browser.action.setBadgeTextColor({ tabId, color: "#ffffff" }),
    browser.action.setBadgeText({ tabId, text: count === 0 ? "" : String(count) }),
    browser.action.setTitle({ tabId, title }),
  ]);
}
