/** The gate lets through whatever the finder would find something in, and stops what names nobody. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findMentions, lexiconData } from "../../core/bundledData.ts";
import { compileGate } from "../../core/find/compileGate.ts";
import { createGate } from "../../core/find/gate.ts";
import { plainText } from "../../core/find/ignorable.ts";
import { mayBeOurs } from "../../core/find/place/topic.ts";
import { htmlText } from "../../core/html/htmlText.ts";

const data = compileGate(lexiconData);
/** Is a page let through that has these texts? */
const isLetThrough = (...texts: string[]) => {
  const [gate] = createGate(data);
  return texts.map(gate).includes(true);
};
/** Is a changed text looked at, wherever it stands? */
const [, begins] = createGate(data);
const couldBegin = (text: string) => begins(plainText(text));
const words = lexiconData.entities.flatMap((e) => [
  ...(e.places ?? []),
  ...(e.weakPlaces ?? []),
  ...(e.names ?? []),
  ...(e.weakNames ?? []),
]);

test("no text with a mention is stopped", () => {
  const piece = fc.oneof(
    fc.constantFrom(...words).map((word) => word.replaceAll(" and ", " & ")),
    fc.constantFrom(
      ...words,
      ...words.map((word) => word.toUpperCase()),
      ...words.map((word) => word.toLowerCase()),
    ),
    fc.constantFrom(" ", "\n", "-", ", ", " and ", ".", "\u00ad", "\u00a0", "\u200b", "’s "),
    fc.constantFrom(
      " Council",
      " council",
      " COUNTY COUNCIL",
      " CC",
      "LB ",
      "City of ",
      ", City of",
      " councillors",
    ),
    fc.constantFrom("Ofsted judged ", " was rated good", "social workers in "),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
  fc.assert(
    fc.property(text, (t) => {
      if (findMentions(t).length === 0) return;
      expect(isLetThrough(t)).toBe(true);
      expect(couldBegin(t)).toBe(true);
    }),
    { numRuns: 5000 },
  );
});

describe("is stopped", () => {
  test.each([
    "The weather will be fine on Tuesday, with light winds from the north.",
    "A recipe for bread: flour, water, salt and time.",
    "The council met on Monday and voted for the budget.",
    "The new phone has a better camera than the old one, and its rating is high.",
  ])("%j", (text) => {
    expect(isLetThrough(text)).toBe(false);
  });
});

test("of a page that is let through, texts in which no name begins are passed over", () => {
  for (const text of ["line 5, turn 3", "The council met on Monday.", "19.30: Ofsted’s inspectors came."])
    expect(couldBegin(text), text).toBe(false);
  for (const text of ["Kent", "KENT", "kent county council", "a borough of leeds", "L\u00adeeds"])
    expect(couldBegin(text), text).toBe(true);
});

test("a name that may begin in one of several texts may begin where they are joined with breaks between", () => {
  const piece = fc.constantFrom(
    ...words,
    ..."line 5|turn 3|council|borough of|North|n|E|Ken|t|shire|The|LB|city of|.|2020".split("|"),
  );
  const text = fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join(" "));
  fc.assert(
    fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
      if (texts.some(couldBegin)) expect(couldBegin(texts.join("\n\n"))).toBe(true);
    }),
  );
});

test("a bare place is let through where the rest of the page is about children's services", () => {
  expect(isLetThrough("Kent was there.")).toBe(false);
  expect(isLetThrough("Kent was there.", "Ofsted's inspectors came.")).toBe(true);
  expect(isLetThrough("Ofsted's inspectors came.", "Kent was there.")).toBe(true);
});

test("what makes a page ours may be cut anywhere between two blocks", () => {
  const topics = [
    "children’s services",
    "antisocial work",
    "social care",
    "care leavers",
    "looked-after",
    "child protection",
    "children in care",
    "requires improvement",
    "improvement board",
    "lead member",
    "agency staff",
    "monitoring visits",
    "focused visit",
    "rated",
    "judgements",
    "child\u00adren",
  ];
  for (const topic of topics) {
    if (!mayBeOurs(topic)) continue;
    for (const space of topic.matchAll(/\s|$/g))
      expect(isLetThrough("Kent", topic.slice(0, space.index), topic.slice(space.index)), topic).toBe(true);
  }
  expect(topics.filter(mayBeOurs).length).toBeGreaterThan(14);
});

test("none of our own pages that names a council is stopped, read whole or block by block", () => {
  const pages = readdirSync("test/pages").filter((name) => name.endsWith(".html"));
  const read = pages.map((name) => htmlText(readFileSync(`test/pages/${name}`, "utf8")).text);
  const naming = read.filter((text) => findMentions(text).length > 0);
  expect(naming.length).toBeGreaterThan(5);
  for (const text of naming) {
    expect(isLetThrough(text)).toBe(true);
    expect(isLetThrough(...text.split("\n\n"))).toBe(true);
  }
});
