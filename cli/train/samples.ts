/** Labelled texts -> places with what is seen of them, and whether each means its council. */

import { countrySignsData, lexicon } from "../../core/bundledData.ts";
import { seeAllPlaces } from "../../core/find/find.ts";
import { inUtf16 } from "../eval/codePoints.ts";
import { isReport, isSentence, isStory, isText } from "../eval/labelledLines.ts";
import { readMarkedTexts } from "../eval/markedText.ts";
import type { Sample } from "./logisticRegression.ts";

/** Places in reports are not labelled: most mean the council that the report is on. */
const IN_REPORTS = 0.6;
/** Nor are they in the news, where nearly none does. */
const IN_NEWS = 1;

type Seen = ReturnType<typeof seeAllPlaces>[number];

/** @param source a file that `npm run eval` reads; @param name for its kind and for errors */
export function samplesOf(source: string, name: string): Sample[] {
  if (name.endsWith(".txt")) {
    return readMarkedTexts(source, name).flatMap(({ text, places }) =>
      label(see(text), (seen) => places.find((place) => overlap(place, seen))?.isCouncil ?? null),
    );
  }
  const lines = source.split("\n").filter((line) => line.trim() !== "");
  return lines.flatMap((line) => samplesOfLine(JSON.parse(line)));
}

function samplesOfLine(json: unknown): Sample[] {
  if (isText(json)) return label(see(json.text), () => false, IN_NEWS);
  if (isReport(json)) {
    const { text, council, published } = json;
    return label(see(text, published), (seen) => (seen.council === council ? true : null), IN_REPORTS);
  }
  if (isStory(json)) {
    const utf16 = inUtf16(json.text);
    const spans = json.spans.map((s) => ({ ...s, start: utf16(s.start), end: utf16(s.end) }));
    return label(see(json.text), (seen) => {
      const span = spans.find((each) => overlap(each, seen));
      return span ? span.council === seen.council : null;
    });
  }
  if (isSentence(json)) {
    const { text, council } = json;
    return label(see(text), (seen) => (council === null ? false : seen.council === council ? true : null));
  }
  return [];
}

function see(text: string, published?: string): Seen[] {
  return seeAllPlaces(text, lexicon, { published }, countrySignsData);
}

function label(seen: readonly Seen[], isCouncil: (place: Seen) => boolean | null, weight = 1): Sample[] {
  return seen.flatMap((place) => {
    const is = isCouncil(place);
    return is === null ? [] : [{ features: place.features, isCouncil: is, weight }];
  });
}

function overlap(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}
