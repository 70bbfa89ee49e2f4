/** The ratings as pages are told them. Those of this build are read here; where newer ones are kept, by the rest. */
import { browser } from "wxt/browser";
import type { ReadyLexicon } from "../../core/find/lexicon.ts";
import type { Register } from "../../core/model/register.ts";
import { builtIn } from "../store/builtInData.ts";
import { isThere, READ_HERE, RELEASE } from "../store/databases.ts";
import { TAKEN } from "../store/lookStatus.ts";
import { UPDATE_STATUS } from "../store/updateStatus.ts";
import { loadRest } from "./rest.ts";

let loading: Promise<Register> | null = null;
browser.storage.onChanged.addListener((changes) => {
  if (TAKEN in changes || UPDATE_STATUS in changes) loading = null;
});

export function registerNow(): Promise<Register> {
  loading ??= load();
  loading.catch(() => {
    loading = null;
  });
  return loading;
}

/** Scripts in pages carry the names they were built with. @returns null where those are the newest */
export async function newerLexicon(builtIn: string): Promise<ReadyLexicon | null> {
  return (await isThere(RELEASE)) ? (await loadRest()).newerLexicon(builtIn) : null;
}

async function load(): Promise<Register> {
  const isKept = (await isThere(RELEASE)) || (await isThere(READ_HERE));
  return (isKept ? await (await loadRest()).currentData() : await builtIn()).register;
}
