/** What is left of a long text says all that the whole does. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { expect, test } from "vitest";
import { countrySignsData, findMentions, lexiconData } from "../../core/bundledData.ts";
import { compileGate } from "../../core/find/compileGate.ts";
import { createGate } from "../../core/find/gate.ts";
import { plainText } from "../../core/find/ignorable.ts";
import { namedBlocks } from "../../core/find/namedBlocks.ts";
import { readPageEvidence } from "../../core/find/pageEvidence.ts";
import { htmlText } from "../../core/html/htmlText.ts";

const [, mayBegin] = createGate(compileGate(lexiconData));
/** With where they begin. */
function blocksOf(text: string) {
  let at = 0;
  return text.split("\n\n").map((block) => {
    const start = at;
    at += block.length + 2;
    return { start, text: block };
  });
}

const namedIn = (text: string) => namedBlocks(blocksOf(text), (block) => mayBegin(plainText(block)));

/** Found in what is left of the text, as offsets in the whole. */
function foundInBlocks(text: string, said: string) {
  const blocks = namedIn(text);
  const starts = blocksOf(blocks.map((block) => block.text).join("\n\n")).map(({ start }) => start);
  return findIn(blocks.map((block) => block.text).join("\n\n"), said).map((mention) => {
    const number = starts.findLastIndex((start) => start <= mention.start);
    const by = (blocks[number]?.start ?? 0) - (starts[number] ?? 0);
    return { ...mention, start: mention.start + by, end: mention.end + by };
  });
}

function findIn(text: string, said: string) {
  const page = { lang: "en-GB" };
  const evidence = readPageEvidence(said, page, countrySignsData);
  return findMentions(text, { ...page, evidence: () => evidence });
}

const words = lexiconData.entities.flatMap((e) => [...(e.places ?? []), ...(e.names ?? [])]);
const filler = fc.constantFrom(
  "It rained all day, and nothing more was said of it by anybody who was there. ",
  "A dog ran by. ",
  "the ferry took twice as many as it was built for, as the bridge was closed; ".repeat(3),
  "children's services were inspected by Ofsted. ",
);
const piece = fc.oneof(
  { weight: 3, arbitrary: filler },
  { weight: 2, arbitrary: fc.constantFrom(...words) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ..." |, | and |.|\u00ad|\u200b|’s |Council|council|County Council|councils|London Borough of|LB |FC |Ofsted rated|was rated good. |Kent|Oxfordshire".split(
        "|",
      ),
    ),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      "Officers of Kent County Council and of Leeds City Council agreed. ",
      "Oxfordshire was rated good by Ofsted. ",
      "Social workers in Barnet, Kent and Essex look after children. ",
      "the wirral council said so; ",
      "LBH won, and FC was glad. ",
      "Cardiff Council and Fife CC were told. ",
    ),
  },
  { weight: 2, arbitrary: fc.constantFrom("\n\n", "\n", "\n\n\n") },
);
const joined = (pieces: string[]) => pieces.join("");
/** Mostly blocks that name nobody. */
const block = fc.oneof(
  { weight: 5, arbitrary: fc.array(filler, { minLength: 1, maxLength: 4 }).map(joined) },
  { weight: 1, arbitrary: fc.array(piece, { minLength: 1, maxLength: 8 }).map(joined) },
);
const longText = fc.array(block, { minLength: 5, maxLength: 40 }).map((blocks) => blocks.join("\n\n"));

test("the same councils are found in the blocks with names, and near to them, as in the whole text", () => {
  let found = 0;
  let shorter = 0;
  fc.assert(
    fc.property(longText, (text) => {
      const whole = findIn(text, text);
      expect(foundInBlocks(text, text)).toEqual(whole);
      found += whole.length;
      if (namedIn(text).reduce((sum, block) => sum + block.text.length, 0) < text.length / 2) shorter++;
    }),
    { numRuns: 2000 },
  );
  expect(found).toBeGreaterThan(1000);
  expect(shorter).toBeGreaterThan(500);
});

test("what is written of an authority that is never marked is kept", () => {
  const others = lexiconData.entities.filter(({ kind }) => kind === "other");
  const named = others.flatMap((e) => [
    ...[...(e.names ?? []), ...(e.weakNames ?? [])],
    ...[...(e.places ?? []), ...(e.weakPlaces ?? [])].flatMap((place) => [
      `${place} Council`,
      `${place} CC`,
      `City of ${place}`,
      `${place} combined authority`,
      `${place} and Kent councils`,
    ]),
  ]);
  for (const name of named) expect(namedIn(`It was told by ${name} to all.`), name).toHaveLength(1);
});

test("also on our own pages, with long pages around them", () => {
  const far = "\n\nNothing more was said.".repeat(50);
  for (const name of readdirSync("test/pages").filter((each) => each.endsWith(".html"))) {
    const { text } = htmlText(readFileSync(`test/pages/${name}`, "utf8"));
    const long = `${far}\n\n${text}${far}\n\n${text}${far}`;
    expect(foundInBlocks(long, text), name).toEqual(findIn(long, text));
  }
});

test("blocks without names, and far from any, are left out", () => {
  const near = ["It rained. ".repeat(40), "Kent County Council agreed.", "It snowed. ".repeat(40)];
  const far = Array.from({ length: 5 }, () => "Nothing more was said of it.".repeat(20));
  expect(namedIn([...far, ...near, ...far].join("\n\n")).map((block) => block.text)).toEqual(near);
  expect(namedIn(far.join("\n\n"))).toEqual([]);
});
