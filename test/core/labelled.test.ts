/** The finder on labelled sentences of our own that nothing was learned from; `npm run eval` prints each miss. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readMarkedTexts, readNamesakeTexts } from "../../cli/eval/markedText.ts";
import { findMentions } from "../../core/bundledData.ts";

const read = (name: string) =>
  readFileSync(join(import.meta.dirname, "../../cli/eval/labelled", name), "utf8");

test.each([
  ["places.test.txt", 0.95, 0],
  ["places2.test.txt", 0.7, 0.05],
])(
  "bare places of %s: at least %d of those that mean a council, at most %d of the others",
  (name, least, most) => {
    const found = readMarkedTexts(read(name), name).flatMap(({ text, places }) => {
      const mentions = findMentions(text);
      return places.map(({ start, end, isCouncil }) => ({
        isCouncil,
        isLinked: mentions.some((m) => m.start < end && start < m.end),
      }));
    });
    const meant = found.filter(({ isCouncil }) => isCouncil);
    const others = found.filter(({ isCouncil }) => !isCouncil);
    expect(meant.filter(({ isLinked }) => isLinked).length / meant.length).toBeGreaterThanOrEqual(least);
    expect(others.filter(({ isLinked }) => isLinked).length / others.length).toBeLessThanOrEqual(most);
  },
);

test.each(["namesakes.test.txt", "namesakes2.test.txt"])(
  "names of %s: all at home, and at most one in six abroad, where hardly a sign is given",
  (name) => {
    const texts = readNamesakeTexts(read(name), name);
    const linked = (home: boolean) =>
      texts.filter((t) => t.isHome === home && findMentions(t.text).length > 0).length;
    expect(linked(true)).toBe(texts.filter(({ isHome }) => isHome).length);
    expect(linked(false) / texts.filter(({ isHome }) => !isHome).length).toBeLessThan(1 / 6);
  },
);
