/** The ratings as pages are told them. Those of this build are read here; where newer ones are kept, by what is brought on demand. */
import { browser } from "wxt/browser";
import type { ReadyLexicon } from "../../core/find/lexicon.ts";
import type { Register } from "../../core/model/register.ts";
import { builtIn } from "../store/builtInData.ts";
import { isThere, READ_HERE, RELEASE } from "../store/databases.ts";
import { loadOnce } from "../store/loadOnce.ts";
import { TAKEN } from "../store/lookStatus.ts";
import { UPDATE_STATUS } from "../store/updateStatus.ts";
import { loadOnDemand } from "./onDemand.ts";

const register = loadOnce(load);
browser.storage.onChanged.addListener((changes) => {
  if (TAKEN in changes || UPDATE_STATUS in changes) register.forget();
});

export const registerNow = register.get;

/** Scripts in pages carry the names they were built with. @returns null where those are the newest */
export async function newerLexicon(builtIn: string): Promise<ReadyLexicon | null> {
  return (await isThere(RELEASE)) ? (await loadOnDemand()).newerLexicon(builtIn) : null;
}

async function load(): Promise<Register> {
  const isKept = await isThere(RELEASE, READ_HERE);
  return (isKept ? await (await loadOnDemand()).currentData() : await builtIn()).register;
}
