/** Puts scanned pages into the log while it is on: never of private windows, nor of sites the reader excluded. */
import { browser } from "wxt/browser";
import { siteOfAddress } from "../../../core/record/pageAddress.ts";
import type { FoundPage } from "../../../core/record/pageRecord.ts";
import { ratePage } from "../../../core/record/ratePage.ts";
import { SOFTWARE } from "../../../core/record/software.ts";
import type { LogStart } from "../../messages.ts";
import { currentData, newerLexicon } from "../../store/currentData.ts";
import { changeLogSettings, readLogSettings } from "../../store/logSettings.ts";
import { putPage } from "../../store/scanLog.ts";

type Tab = { id?: number | undefined; url?: string | undefined; incognito?: boolean | undefined };

/** The log's own script reads the page; it is heavy, and joins a page only when it is to be logged. */
export async function logTab(tab: Tab): Promise<void> {
  if (tab.id === undefined || !(await isLogged(tab))) return;
  await browser.scripting.executeScript({ target: { tabId: tab.id, frameIds: [0] }, files: ["/log.js"] });
}

/** @returns how the page is to be read; null when it is not to be logged */
export async function logStart(tab: Tab | undefined, builtIn: string): Promise<LogStart | null> {
  if (!tab || !(await isLogged(tab))) return null;
  return { wholePage: (await readLogSettings()).wholePage, lexicon: await newerLexicon(builtIn) };
}

export async function logPage(tab: Tab | undefined, page: FoundPage): Promise<void> {
  if (!tab || !(await isLogged(tab))) return;
  const { register } = await currentData();
  try {
    await putPage(ratePage(page, register, { software: SOFTWARE, scannedAt: new Date().toISOString() }));
  } catch (error) {
    await changeLogSettings({ state: "paused", problem: whyNot(error) });
  }
}

async function isLogged({ url, incognito }: Tab): Promise<boolean> {
  const { state, excluded } = await readLogSettings();
  const site = siteOfAddress(url ?? "");
  return state === "on" && incognito !== true && site !== null && !excluded.includes(site);
}

function whyNot(error: unknown): string {
  const { name, message } = error as Error;
  return name === "QuotaExceededError"
    ? "The disk space that the browser grants is used up. All pages logged so far are there. Export them, delete some, and resume."
    : `The last page could not be written (${message}). All pages logged so far are there.`;
}
