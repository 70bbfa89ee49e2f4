/** What the tests of the scan log share: the log as it stands in the browser's own database. */
import type { Page } from "playwright";
import type { PageRecord } from "../../core/record/pageRecord.ts";
import type { Chromium } from "./inChromium.ts";

/** The research page with an empty log and batch. */
export async function openEmptyResearch(chromium: Chromium, isOn: boolean): Promise<Page> {
  const research = await chromium.openOurs("research.html");
  await research.locator(".empty, .count").waitFor();
  await research.evaluate(
    async (state) => {
      await chrome.storage.local.set({ log: { state } });
      const request = indexedDB.open("council-ratings-log");
      const db = await new Promise<IDBDatabase>(
        (resolve) => (request.onsuccess = () => resolve(request.result)),
      );
      const transaction = db.transaction(["pages", "batch"], "readwrite");
      transaction.objectStore("pages").clear();
      transaction.objectStore("batch").clear();
      await new Promise((resolve) => (transaction.oncomplete = resolve));
      db.close();
      localStorage.clear();
    },
    isOn ? "on" : "off",
  );
  await research.reload();
  await research.getByText(isOn ? "● Scan log on" : "Scan log off").waitFor();
  return research;
}

/** @param page one of the extension's own */
export function readLog(page: Page): Promise<PageRecord[]> {
  return page.evaluate(async () => {
    // Opened too early, it would be made here, and empty.
    if (!(await indexedDB.databases()).some(({ name }) => name === "council-ratings-log")) return [];
    const db = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("council-ratings-log");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const pages = await new Promise<PageRecord[]>((resolve, reject) => {
      const request = db.transaction("pages").objectStore("pages").getAll();
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    db.close();
    return pages;
  });
}

/** Puts pages into the log in one go: copies of `source` under addresses of their own. */
export async function fillLog(page: Page, source: PageRecord, count: number): Promise<void> {
  await page.evaluate(
    async ({ source, count }) => {
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open("council-ratings-log");
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      const transaction = db.transaction("pages", "readwrite");
      const store = transaction.objectStore("pages");
      for (let i = 0; i < count; i++) {
        const site = `news${i % 40}.example`;
        const published = new Date(Date.UTC(2019, 0, 1) + ((i * 7919) % 2500) * 86_400_000);
        store.put({
          ...source,
          address: `https://${site}/story/${i}`,
          site,
          title: `Story ${i}`,
          published: published.toISOString().slice(0, 10),
          publishedFrom: "meta",
          mentions: source.mentions.map((mention) => ({ ...mention, gradesThen: mention.gradesNow })),
        });
      }
      await new Promise((resolve, reject) => {
        transaction.oncomplete = resolve;
        transaction.onerror = reject;
      });
      db.close();
    },
    { source, count },
  );
}
