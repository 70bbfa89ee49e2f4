/** What the finder answers. */
import type { PageEvidence } from "./pageEvidence.ts";

/** How the text names the council; see `LINK_WORDS` for what a reader is told. */
export type MentionClass = "name" | "trust" | "former" | "place" | "district";

/** One reason for or against a link; weights are log-odds and add up to the confidence. */
export type Evidence = { reason: string; weight: number };

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

/** What is known about the page a text comes from. Everything is optional and only evidence. */
export type PageContext = {
  url?: string | undefined;
  /** BCP 47 tag of the page's language. */
  lang?: string | undefined;
  /** ISO date of publication. */
  published?: string | undefined;
  /** The rest of the page's text. */
  text?: string | undefined;
  /** Where a page is found in parts: what the whole of it says, in place of the part's own words and `text`. */
  evidence?: (() => PageEvidence) | undefined;
  /** Where a page is found in parts: ids of councils that other parts name in full. */
  known?: ReadonlySet<string> | undefined;
};

export function confidenceOf(evidence: readonly Evidence[]): number {
  const logOdds = evidence.reduce((sum, { weight }) => sum + weight, 0);
  return Math.round(1000 / (1 + Math.exp(-logOdds))) / 1000;
}
