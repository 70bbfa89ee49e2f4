/** A page that could name nobody tells the background nothing: it is asked where something depends on it. */
import { browser } from "wxt/browser";

type TopPage = { shownAt: number; state: "reading" | "read" | "pdf" };

/** @returns null where no script of ours is in the tab's page. `pdf`: in the browser's own viewer */
export function topPage(tabId: number): Promise<TopPage | null> {
  return inPage(tabId, 0, () => {
    const page = globalThis.councilRatingsPage;
    if (!page) return null;
    const isPdf = document.contentType === "application/pdf";
    return { shownAt: page.shownAt, state: isPdf ? "pdf" : page.isRead ? "read" : "reading" };
  });
}

/** Brings the marks into a frame that did without. */
export async function openPage(tabId: number, frameId: number): Promise<void> {
  await inPage(tabId, frameId, async () => {
    await globalThis.councilRatingsPage?.open();
    return null;
  });
}

/** @param ask runs in the page, and sees nothing of what is around it here */
async function inPage<T>(tabId: number, frameId: number, ask: () => T | Promise<T>): Promise<T | null> {
  try {
    const target = { tabId, frameIds: [frameId] };
    const [frame] = await browser.scripting.executeScript({ target, func: ask });
    return (frame?.result as T | null | undefined) ?? null;
  } catch {
    return null;
  }
}
