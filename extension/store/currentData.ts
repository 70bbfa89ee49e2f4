/** The data in use: what is built in, or a newer release that an update brought, and what was read on this computer. */
import { asOf } from "virtual:council-ratings/as-of";
import type { ReleaseData } from "../../core/data/releaseSchema.ts";
import type { ReadyLexicon } from "../../core/find/lexicon.ts";
import { readyLexicon } from "../../core/find/readyLexicon.ts";
import { withReportsHere } from "../../core/model/reportsHere.ts";
import { builtIn } from "./builtInData.ts";
import { loadOnce } from "./loadOnce.ts";
import { watchLooks } from "./lookStatus.ts";
import { readKept } from "./readHere.ts";
import { readStoredRelease, type StoredRelease } from "./storedRelease.ts";
import { watchUpdateStatus } from "./updateStatus.ts";

export type CurrentData = ReleaseData & {
  /** Without what was read on this computer. */
  release: ReleaseData;
  /** Null for the data built in. */
  stored: StoredRelease | null;
};

const data = loadOnce(load);
watchUpdateStatus(data.forget);
watchLooks(({ taken }) => {
  if (taken) data.forget();
});

export const currentData = data.get;

/** Scripts in pages carry the names they were built with. @returns null where those are the newest */
export async function newerLexicon(builtIn: string): Promise<ReadyLexicon | null> {
  const { stored, release, lexicon } = await currentData();
  return stored !== null && release.register.asOf >= builtIn ? readyLexicon(lexicon) : null;
}

async function load(): Promise<CurrentData> {
  const [stored, { reports, completeOn }] = await Promise.all([readStoredRelease(), readKept()]);
  const isNewer = stored !== null && stored.data.register.asOf >= asOf;
  const release = isNewer ? stored.data : await builtIn();
  return {
    register: withReportsHere(release.register, reports, completeOn),
    lexicon: release.lexicon,
    release,
    stored: isNewer ? stored : null,
  };
}
