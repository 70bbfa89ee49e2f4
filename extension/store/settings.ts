/** What the reader chose. Kept in sync storage, so that it follows the reader; one item for each site. */
import * as v from "valibot";
import { browser } from "wxt/browser";
import type { PageSettings } from "../messages.ts";
import { type HiddenLink, hiddenLink } from "../pageMessageSchemas.ts";

const settingsShape = v.object({
  marks: v.fallback(v.picklist(["badges", "underline"]), "badges"),
  which: v.fallback(v.picklist(["every", "first"]), "every"),
  trust: v.fallback(v.boolean(), true),
  former: v.fallback(v.boolean(), true),
  district: v.fallback(v.boolean(), true),
  places: v.fallback(v.picklist(["off", "careful", "on"]), "careful"),
});
export type Settings = v.InferOutput<typeof settingsShape>;

export const siteShape = v.object({
  host: v.pipe(v.string(), v.minLength(1), v.maxLength(253)),
  off: v.fallback(v.boolean(), false),
  hidden: v.fallback(v.array(hiddenLink), []),
});
export type Site = v.InferOutput<typeof siteShape>;

const SETTINGS = "settings";
const SITE = "site:";

/** Everything kept, to be put back by undo. */
export type Kept = { settings: Settings; sites: Site[] };

export async function readSettings(): Promise<Settings> {
  return readShape(settingsShape, (await read(SETTINGS))[SETTINGS]);
}

export async function changeSettings(change: Partial<Settings>): Promise<Settings> {
  const settings = { ...(await readSettings()), ...change };
  await write({ [SETTINGS]: settings });
  return settings;
}

/** Sites with a setting of their own, by name. */
export async function readSites(): Promise<Site[]> {
  const all = Object.entries(await read(null)).filter(([key]) => key.startsWith(SITE));
  const sites = all.map(([, value]) => v.safeParse(siteShape, value)).filter((site) => site.success);
  return sites.map((site) => site.output).sort((a, b) => a.host.localeCompare(b.host));
}

export async function readSite(host: string): Promise<Site> {
  const checked = v.safeParse(siteShape, (await read(SITE + host))[SITE + host]);
  return checked.success ? checked.output : { host, off: false, hidden: [] };
}

/** Keeps a site's settings; a site with none of its own is forgotten. */
export async function writeSite(site: Site): Promise<void> {
  if (site.host === "") return;
  if (!site.off && site.hidden.length === 0) return remove([SITE + site.host]);
  await write({ [SITE + site.host]: site });
}

export async function turnSite(host: string, on: boolean): Promise<void> {
  await writeSite({ ...(await readSite(host)), off: !on });
}

export async function hideLink(host: string, link: HiddenLink, hidden: boolean): Promise<void> {
  const site = await readSite(host);
  const others = site.hidden.filter((h) => h.text !== link.text || h.council !== link.council);
  await writeSite({ ...site, hidden: hidden ? [...others, link] : others });
}

/** Forgets everything. @returns what was kept, for undo */
export async function reset(): Promise<Kept> {
  const kept = { settings: await readSettings(), sites: await readSites() };
  await remove([SETTINGS, ...kept.sites.map((site) => SITE + site.host)]);
  return kept;
}

export async function restore({ settings, sites }: Kept): Promise<void> {
  await write({ [SETTINGS]: settings });
  for (const site of sites) await writeSite(site);
}

export async function pageSettings(host: string): Promise<Omit<PageSettings, "own">> {
  const [settings, site] = await Promise.all([readSettings(), readSite(host)]);
  const optional = ["trust", "former", "district"] as const;
  return {
    on: !site.off,
    badges: settings.marks === "badges",
    which: settings.which,
    classes: optional.filter((name) => settings[name]),
    places: settings.places,
    hidden: site.hidden,
  };
}

/** Called after any of the above changed, here or on another machine. @returns ends the watching */
export function watchSettings(onChange: () => void): () => void {
  const listener = (changes: Record<string, unknown>) => {
    if (Object.keys(changes).some((key) => key === SETTINGS || key.startsWith(SITE))) onChange();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

function readShape<T>(shape: v.GenericSchema<unknown, T>, value: unknown): T {
  return v.parse(shape, typeof value === "object" && value !== null ? value : {});
}

async function read(key: string | null): Promise<Record<string, unknown>> {
  const [local, synced] = await Promise.all([
    browser.storage.local.get(key),
    browser.storage.sync?.get(key) ?? {},
  ]);
  return { ...local, ...synced };
}

/** What does not fit into sync storage, or where there is none, stays on this machine. */
async function write(items: Record<string, unknown>): Promise<void> {
  try {
    if (!browser.storage.sync) throw new Error("no sync storage");
    await browser.storage.sync.set(items);
    await browser.storage.local.remove(Object.keys(items));
  } catch {
    await browser.storage.local.set(items);
    await browser.storage.sync?.remove(Object.keys(items));
  }
}

async function remove(keys: string[]): Promise<void> {
  await Promise.all([browser.storage.local.remove(keys), browser.storage.sync?.remove(keys)]);
}
