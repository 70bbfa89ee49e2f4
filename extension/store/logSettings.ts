/** Whether scanned pages are logged, and of which sites not. Kept on this machine: a log is of one browser. */
import * as v from "valibot";
import { browser } from "wxt/browser";

const shape = v.object({
  state: v.fallback(v.picklist(["off", "on", "paused"]), "off"),
  /** Read all text of a page, not only its story. */
  wholePage: v.fallback(v.boolean(), false),
  /** Hosts without www. */
  excluded: v.fallback(v.array(v.string()), []),
  /** Why logging stopped, where it stopped by itself. */
  problem: v.fallback(v.nullable(v.string()), null),
});
export type LogSettings = v.InferOutput<typeof shape>;

export const LOG = "log";

export async function readLogSettings(): Promise<LogSettings> {
  const { [LOG]: stored } = await browser.storage.local.get(LOG);
  return v.parse(shape, typeof stored === "object" && stored !== null ? stored : {});
}

export async function changeLogSettings(change: Partial<LogSettings>): Promise<LogSettings> {
  const settings = { ...(await readLogSettings()), ...change };
  await browser.storage.local.set({ [LOG]: settings });
  return settings;
}

export function watchLogSettings(onChange: () => void): void {
  browser.storage.onChanged.addListener((changes) => {
    if (LOG in changes) onChange();
  });
}
