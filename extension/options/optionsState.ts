/** What the settings page shows, and what its reader can do. */
import { signal } from "@preact/signals";
import { browser } from "wxt/browser";
import { saveFile } from "../../ui/saveFile.ts";
import type { HiddenLink, Send } from "../messages.ts";
import { type CurrentData, currentData } from "../store/currentData.ts";
import { chooseWeekly, readWeekly, tellTaken, watchLooks } from "../store/lookStatus.ts";
import { forgetKept, readKept, restoreKept } from "../store/readHere.ts";
import {
  changeSettings,
  type Kept,
  readSettings,
  readSites,
  reset,
  restore,
  type Settings,
  type Site,
  watchSettings,
  writeSite,
} from "../store/settings.ts";
import { readUpdateStatus, type UpdateStatus, watchUpdateStatus } from "../store/updateStatus.ts";
import type { DoneMessage } from "../ui/Done.tsx";
import { readSitesFile, writeSitesFile } from "./sitesFile.ts";

export type Command = { description: string; shortcut: string };

export const settings = signal<Settings | null>(null);
export const sites = signal<Site[]>([]);
export const data = signal<CurrentData | null>(null);
export const update = signal<UpdateStatus | null>(null);
export const commands = signal<Command[]>([]);
/** Does the reader want a look at Ofsted's site each week? */
export const isWeekly = signal(false);
/** Of looks at Ofsted's site: how many reports with grades were read, and whether there is anything to forget. */
export const readHere = signal({ reports: 0, isAny: false });
/** What was just done, and how to take it back. */
export const done = signal<DoneMessage | null>(null);

const send: Send = (message) => browser.runtime.sendMessage(message);

export async function start(): Promise<void> {
  const readAll = async () => {
    settings.value = await readSettings();
    sites.value = await readSites();
  };
  const readData = async () => {
    update.value = await readUpdateStatus();
    data.value = await currentData();
    isWeekly.value = await readWeekly();
    const { reports, completeOn } = await readKept();
    const graded = reports.filter(({ kind }) => kind === "graded").length;
    readHere.value = { reports: graded, isAny: reports.length > 0 || completeOn !== null };
  };
  watchLooks(({ weekly, taken }) => (weekly || taken) && void readData());
  watchSettings(() => void readAll());
  watchUpdateStatus(() => void readData());
  await Promise.all([readAll(), readData()]);
  const all = await browser.commands.getAll();
  commands.value = all
    .filter(({ description }) => description)
    .map(({ description = "", shortcut = "" }) => ({ description, shortcut }));
}

export async function change(wish: Partial<Settings>): Promise<void> {
  try {
    settings.value = await changeSettings(wish);
  } catch (error) {
    done.value = { words: `This could not be saved: ${messageOf(error)}. Try again.` };
  }
}

export async function forgetSite(site: Site): Promise<void> {
  await writeSite({ ...site, off: false, hidden: [] });
  done.value = { words: `${site.host} was taken off the list.`, undo: () => writeSite(site) };
}

export async function turnSiteOn(site: Site): Promise<void> {
  await writeSite({ ...site, off: false });
  done.value = { words: `Councils are marked on ${site.host} again.`, undo: () => writeSite(site) };
}

export async function restoreLink(site: Site, link: HiddenLink): Promise<void> {
  await writeSite({ ...site, hidden: site.hidden.filter((other) => other !== link) });
  done.value = { words: `“${link.text}” is marked on ${site.host} again.`, undo: () => writeSite(site) };
}

export function exportSites(): void {
  const file = new Blob([writeSitesFile(sites.value)], { type: "application/json" });
  saveFile(file, "council-ratings-sites.json");
}

/** Sites in the file take the place of those of the same name; all others stay. */
export async function importSites(file: File): Promise<void> {
  try {
    const imported = readSitesFile(await file.text());
    const before = new Map(sites.value.map((site) => [site.host, site]));
    for (const site of imported) await writeSite(site);
    done.value = {
      words: `${imported.length === 1 ? "1 site was" : `${imported.length} sites were`} imported.`,
      undo: async () => {
        for (const { host } of imported)
          await writeSite(before.get(host) ?? { host, off: false, hidden: [] });
      },
    };
  } catch (error) {
    done.value = { words: messageOf(error) };
  }
}

export async function resetAll(): Promise<void> {
  const kept: Kept = await reset();
  const wasWeekly = await readWeekly();
  await chooseWeekly(false);
  const undo = async () => {
    await restore(kept);
    await chooseWeekly(wasWeekly);
  };
  done.value = { words: "All settings and sites were reset.", undo };
}

export async function undo(): Promise<void> {
  await done.value?.undo?.();
  done.value = { words: "Taken back." };
}

export async function changeWeekly(on: boolean): Promise<void> {
  isWeekly.value = on;
  await chooseWeekly(on);
}

/** Grades are those of the data again, and its day is that of the data. */
export async function forgetReadHere(): Promise<void> {
  const kept = await forgetKept();
  await tellTaken();
  done.value = {
    words: "What was read on this computer was forgotten.",
    async undo() {
      await restoreKept(kept);
      await tellTaken();
    },
  };
}

export async function checkData(): Promise<void> {
  await send({ type: "check-data" });
}

/** Chrome has a page for this, Firefox a function. */
export async function openShortcutSettings(): Promise<void> {
  const { openShortcutSettings: open } = browser.commands as { openShortcutSettings?: () => Promise<void> };
  if (open) await open();
  else await browser.tabs.create({ url: "chrome://extensions/shortcuts" });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
