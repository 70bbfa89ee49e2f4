import fc from "fast-check";
import { expect, test } from "vitest";
import { findMentions, lexiconData } from "../../core/bundledData.ts";

const words = lexiconData.entities.flatMap((e) => [...(e.places ?? []), ...(e.names ?? [])]);
const piece = fc.oneof(
  fc.constantFrom(...words),
  fc.constantFrom(" ", "\n", "\n\n", "-", ", ", " and ", "&", "’s ", ".", "\u00ad", "\u00a0", "😀", "\u200b"),
  fc.constantFrom(
    "Council",
    "council",
    "County Council",
    "City Councils",
    "London Borough of",
    "LB",
    "Ofsted",
    "children's services in",
  ),
  fc.string({ unit: "binary", maxLength: 5 }),
);
const text = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(""));

test("finding never throws; spans lie in the text, hold their surface and never overlap", () => {
  fc.assert(
    fc.property(text, (t) => {
      let last = 0;
      for (const { start, end, surface, confidence } of findMentions(t)) {
        expect(start).toBeGreaterThanOrEqual(last);
        expect(end).toBeGreaterThan(start);
        expect(end).toBeLessThanOrEqual(t.length);
        expect(t.slice(start, end)).toBe(surface);
        expect(confidence).toBeGreaterThan(0);
        expect(confidence).toBeLessThanOrEqual(1);
        last = end;
      }
    }),
    { numRuns: 2000 },
  );
});

test("neutral text in front shifts mentions and changes nothing else, below the same headline", () => {
  const headline = "A headline\n\n";
  const neutral = fc.array(fc.constantFrom("It rained. ", "Nothing more was said. ", "A dog ran by. "), {
    maxLength: 5,
  });
  fc.assert(
    fc.property(text, neutral, (t, sentences) => {
      const front = `${sentences.join("")}\n\n`;
      const shifted = findMentions(headline + front + t).map((m) => ({
        ...m,
        start: m.start - front.length,
        end: m.end - front.length,
      }));
      expect(shifted).toEqual(findMentions(headline + t));
    }),
    { numRuns: 1000 },
  );
});

test.each([
  ["spaces between a place and nothing", (n: number) => `Kent${" ".repeat(n)}`],
  ["council after council in lower case", (n: number) => "council ".repeat(n)],
  ["the beginning of a long name over and over", (n: number) => "Bournemouth, Christchurch and ".repeat(n)],
  ["one long list", (n: number) => `${"Kent, ".repeat(n)}and Essex county councils`],
])("work grows in line with the text: %s", (_what, make) => {
  const steps = (n: number) => {
    const counted = { count: 0 };
    findMentions(make(n), {}, { steps: counted });
    return counted.count;
  };
  expect(steps(4000)).toBeLessThanOrEqual(4.5 * steps(1000));
});
