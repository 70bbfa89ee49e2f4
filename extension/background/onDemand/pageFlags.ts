/** What pages must know before they are read, and nearly none ever must: told by a script that is registered meanwhile. */
import { browser } from "wxt/browser";
import type { LexiconData } from "../../../core/find/lexicon.ts";
import { builtIn } from "../../store/builtInData.ts";
import { currentData } from "../../store/currentData.ts";
import { readLogSettings } from "../../store/logSettings.ts";

type Flag = "logged" | "newNames";

export async function flagLog(): Promise<void> {
  await raise("logged", (await readLogSettings()).state === "on");
}

export async function flagNewNames(): Promise<void> {
  const { stored, lexicon } = await currentData();
  await raise("newNames", stored !== null && hasMoreNames(lexicon, (await builtIn()).lexicon));
}

function hasMoreNames(newer: LexiconData, older: LexiconData): boolean {
  const known = new Set(names(older));
  return names(newer).some((name) => !known.has(name));
}

function names({ entities }: LexiconData): string[] {
  return entities
    .filter(({ kind }) => kind !== "other")
    .flatMap((e) => [e.places, e.weakPlaces, e.names, e.weakNames].flatMap((list) => list ?? []));
}

let last = Promise.resolve();

/** One after the other: a flag is there or not, never twice. */
function raise(flag: Flag, on: boolean): Promise<void> {
  last = last.then(() => register(flag, on)).catch(() => undefined);
  return last;
}

async function register(flag: Flag, on: boolean): Promise<void> {
  const known = await browser.scripting.getRegisteredContentScripts({ ids: [flag] });
  if (known.length > 0 === on) return;
  if (!on) return browser.scripting.unregisterContentScripts({ ids: [flag] });
  await browser.scripting.registerContentScripts([
    {
      id: flag,
      js: [`${flag}.js`],
      matches: ["http://*/*", "https://*/*"],
      allFrames: true,
      matchOriginAsFallback: true,
      runAt: "document_start",
    },
  ]);
}
