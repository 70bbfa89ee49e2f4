/** The data in use: what is built in, or a newer release that an update brought. */
import lexicon from "virtual:council-ratings/lexicon";
import register from "virtual:council-ratings/register";
import type { ReleaseData } from "../../core/data/releaseSchema.ts";
import { readStoredRelease, type StoredRelease } from "./storedRelease.ts";
import { watchUpdateStatus } from "./updateStatus.ts";

export type CurrentData = ReleaseData & {
  /** Null for the data built in. */
  stored: StoredRelease | null;
};

let loading: Promise<CurrentData> | null = null;
watchUpdateStatus(() => {
  loading = null;
});

export function currentData(): Promise<CurrentData> {
  loading ??= load();
  return loading;
}

/** Scripts in pages carry the names they were built with. @returns null where those are the newest */
export async function newerLexicon(builtIn: string): Promise<CurrentData["lexicon"] | null> {
  const { stored, register, lexicon } = await currentData();
  return stored !== null && register.asOf >= builtIn ? lexicon : null;
}

async function load(): Promise<CurrentData> {
  const stored = await readStoredRelease();
  const isNewer = stored !== null && stored.data.register.asOf >= register.asOf;
  return isNewer ? { ...stored.data, stored } : { register, lexicon, stored: null };
}
