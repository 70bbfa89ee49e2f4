/** The gate lets through whatever the finder would find something in, and stops what names nobody. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findMentions, lexiconData } from "../../core/bundledData.ts";
import { compileGate, createGate } from "../../core/find/gate.ts";
import { mayBeOurs } from "../../core/find/place/topic.ts";

const seen = createGate(compileGate(lexiconData));
/** As a page is looked at: a place counts where the page, this text of it or another, could be about children's services. */
const gate = {
  mayName: ([text = ""]: string[], others: string) =>
    seen(text) === "council" || (seen(text) === "place" && mayBeOurs(`${text}\n\n${others}`)),
};
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
      if (findMentions(t).length > 0) expect(gate.mayName([t], "")).toBe(true);
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
    expect(gate.mayName([text], "")).toBe(false);
  });
});

test("a bare place is let through where the rest of the page is about children's services", () => {
  expect(gate.mayName(["Kent was there."], "")).toBe(false);
  expect(gate.mayName(["Kent was there."], "Ofsted's inspectors came.")).toBe(true);
});
