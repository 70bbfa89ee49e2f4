/** Asks for the councils in a page's text. They are found in the background: it has the names, once for all pages. */
import { findAcross, learnNames } from "../../core/find/acrossParts.ts";
import { LOOKED_AT } from "../../core/find/evidence.ts";
import type { FoundMention } from "../messages.ts";
import type { ToldPage } from "../pageMessageSchemas.ts";
import { saidByPage } from "./readPage.ts";
import type { Part } from "./readParts.ts";

/**
 * So much text is sent at once (UTF-16 units): with the page's own beside it, a little more than 100 kB. To write a message of
 * more than that takes Chromium several times as long for each character (docs/performance.md).
 */
const SENT = 60_000;

/** A part in which councils may have been found. */
export type FoundPart = { part: Part; mentions: FoundMention[] };

export type PageFinder = (
  parts: readonly Part[],
  likely: boolean,
  turn: () => Promise<void> | undefined,
) => Promise<FoundPart[]>;

/**
 * @param ask answered with the mentions of each part
 * @param couldBegin may a name begin in this text?
 * @param pageDate brings the page's date (ISO; null where it gives none): asked for where something depends on it
 */
export function createPageFinder(
  ask: (page: ToldPage) => Promise<FoundMention[][] | "needs-date">,
  couldBegin: (text: string) => boolean,
  pageDate: () => Promise<string | null>,
): PageFinder {
  let address = "";
  let text = "";
  const known = new Set<string>();
  let needsDate = false;

  /** A page that shows another article under a new address is another page. */
  function know(parts: readonly Part[]): void {
    if (address !== location.href) {
      address = location.href;
      text = document.title;
      known.clear();
    }
    for (const part of parts) {
      if (text.length >= LOOKED_AT) return;
      text += `\n\n${part.text.slice(0, LOOKED_AT)}`;
    }
  }

  async function find(
    asked: readonly Part[],
    said: ToldPage["said"],
    likely: boolean,
  ): Promise<FoundMention[][]> {
    const page = async (): Promise<ToldPage> => ({
      parts: asked.map((part) => part.text),
      text: text.slice(0, LOOKED_AT),
      // A page may show its date late.
      said: { ...said, ...(needsDate && { published: await pageDate() }) },
      known: [...known],
      likely,
    });
    let found = await ask(await page());
    if (found === "needs-date") {
      needsDate = true;
      found = await ask(await page());
    }
    if (found === "needs-date") throw new Error("The page's date was told, and is asked for again");
    learnNames(known, found.flat());
    return found;
  }

  let isFirst = true;
  return async (parts, likely, turn) => {
    know(parts);
    const asked: Part[] = [];
    for (const part of parts) {
      // Most pages with names have them in their first part, and no other: to make what finds that out takes longer than to ask.
      if (isFirst || couldBegin(part.text)) asked.push(part);
      isFirst = false;
      await turn();
    }
    if (asked.length === 0) return [];
    const said = saidByPage();
    const found = await findAcross(inLots(asked), known, (lot) => find(lot, said, likely));
    const mentions = found.flat();
    return asked.map((part, i) => ({ part, mentions: mentions[i] ?? [] }));
  };
}

function inLots(parts: readonly Part[]): Part[][] {
  const lots: Part[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const part of parts) {
    length += part.text.length;
    if (length > SENT) {
      lots.push([]);
      length = part.text.length;
    }
    lots.at(-1)?.push(part);
  }
  return lots;
}
