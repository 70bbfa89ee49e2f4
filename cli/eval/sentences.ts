/** Sentences and stories in which it is known whether a place or a name means an English council. */
import { findMentions } from "../../core/bundledData.ts";
import type { Mention } from "../../core/find/mention.ts";
import { calibration } from "./calibration.ts";
import { inUtf16 } from "./codePoints.ts";
import type { MarkedText, NamesakeText } from "./markedText.ts";

/** `council`: an id that must be linked; null where nothing may be. */
export type LabelledSentence = { id: string; text: string; council: string | null };
type Span = { start: number; end: number; surface: string; council: string | null };
/** Offsets are in code points. */
export type LabelledStory = { id: string; text: string; spans: Span[] };

class Tally {
  private found = 0;
  private meant = 0;
  private wrong = 0;
  private notMeant = 0;
  private readonly lines: string[] = [];

  count(isMeant: boolean, isLinked: boolean, line: string): void {
    if (isMeant) this.meant++;
    else this.notMeant++;
    if (isMeant && isLinked) this.found++;
    if (!isMeant && isLinked) this.wrong++;
    if (isMeant !== isLinked) this.lines.push(`  ${isMeant ? "missed" : "false "}  ${line}`);
  }

  report(what: string): string {
    const meant = `${this.found} of ${this.meant} that are meant are linked`;
    const others = `${this.wrong} of ${this.notMeant} that are not`;
    return [`${what}: ${meant}, ${others}`, ...this.lines, ""].join("\n");
  }
}

/** @returns a report to print */
export function evaluateSentences(sentences: readonly LabelledSentence[]): string {
  const tally = new Tally();
  for (const { id, text, council } of sentences) {
    const mentions = findMentions(text);
    const isLinked = council ? mentions.some((m) => m.councils.includes(council)) : mentions.length > 0;
    tally.count(council !== null, isLinked, `${id}: ${council ? text : excerpts(text, mentions)}`);
  }
  return tally.report(`${sentences.length} sentences`);
}

export function evaluateStories(stories: readonly LabelledStory[]): string {
  const tally = new Tally();
  for (const { id, text, spans } of stories) {
    const utf16 = inUtf16(text);
    const mentions = findMentions(text);
    for (const span of spans) {
      const { start, end } = { start: utf16(span.start), end: utf16(span.end) };
      const { council } = span;
      const linked = mentions.filter((m) => m.start < end && start < m.end);
      const isLinked = council ? linked.some((m) => m.councils.includes(council)) : linked.length > 0;
      tally.count(council !== null, isLinked, `${id}: ${excerpt(text, start, end)}`);
    }
  }
  return tally.report(`${stories.length} stories`);
}

export function evaluateMarked(texts: readonly MarkedText[]): string {
  const tally = new Tally();
  const links: { confidence: number; right: boolean }[] = [];
  for (const { id, text, places } of texts) {
    const mentions = findMentions(text);
    // Also those that are not sure enough to be linked.
    for (const m of findMentions(text, {}, { placesFrom: 0 })) {
      const place = places.find(({ start, end }) => m.start < end && start < m.end);
      if (place) links.push({ confidence: m.confidence, right: place.isCouncil });
    }
    for (const { start, end, isCouncil } of places) {
      const isLinked = mentions.some((m) => m.start < end && start < m.end);
      tally.count(isCouncil, isLinked, `${id}: ${excerpt(text, start, end)}`);
    }
  }
  return `${tally.report(`${texts.length} texts`)}\n${calibration(links)}\n`;
}

export function evaluateNamesakes(texts: readonly NamesakeText[]): string {
  const tally = new Tally();
  for (const { id, text, isHome } of texts) {
    const mentions = findMentions(text);
    tally.count(isHome, mentions.length > 0, `${id}: ${isHome ? text : excerpts(text, mentions)}`);
  }
  return tally.report(`${texts.length} texts`);
}

function excerpts(text: string, mentions: readonly Mention[]): string {
  return mentions
    .map(({ start, end, confidence }) => `${excerpt(text, start, end)} ${confidence}`)
    .join("; ");
}

function excerpt(text: string, start: number, end: number): string {
  const around = `${text.slice(Math.max(0, start - 60), start)}[${text.slice(start, end)}]${text.slice(end, end + 60)}`;
  return around.replace(/\s+/g, " ");
}
