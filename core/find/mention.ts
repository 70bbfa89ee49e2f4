/** What the finder answers. */
import type { Evidence } from "./evidence.ts";

/** How the text names the council; see `LINK_WORDS` for what a reader is told. */
export type MentionClass = "name" | "trust" | "former" | "place" | "district";

export type Mention = {
  /** UTF-16 offsets into the text given; `text.slice(start, end) === surface`. */
  start: number;
  end: number;
  surface: string;
  class: MentionClass;
  /** Ids. One council, or those a trust serves; for `district` the id of the district. */
  councils: string[];
  /** The probability, 0 to 1, that the text means this. */
  confidence: number;
  /** Only on request. */
  evidence?: Evidence[];
};

export function confidenceOf(evidence: readonly Evidence[]): number {
  return Math.round(1000 / (1 + Math.exp(-logOddsOf(evidence)))) / 1000;
}

export function logOddsOf(evidence: readonly Evidence[]): number {
  return evidence.reduce((sum, { weight }) => sum + weight, 0);
}
