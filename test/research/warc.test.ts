/** Damaged archives: whatever happened to one record, all others are read. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readWarc } from "../../research/scan/inputs/warc.ts";
import { warcRecord } from "./warcFile.ts";

const folder = mkdtempSync(join(tmpdir(), "council-ratings-warc-"));
const COUNT = 6;

const recordsOf = (gzip: boolean) =>
  Promise.all(
    Array.from({ length: COUNT }, (_, i) =>
      warcRecord(
        {
          url: `https://news.example/${i}`,
          headers: { "Content-Type": "text/html" },
          body: `<p>${"story ".repeat(i * 40)}`,
        },
        gzip,
      ),
    ),
  );

async function read(bytes: Uint8Array, name: string): Promise<{ found: string[]; problems: number }> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const found: string[] = [];
  let problems = 0;
  for await (const item of readWarc(path)) {
    if ("page" in item) found.push(item.page.foundAt);
    else problems++;
  }
  return { found, problems };
}

test.each([true, false])("gzip: %s: bytes of one record overwritten", async (gzip) => {
  const records = await recordsOf(gzip);
  await fc.assert(
    fc.asyncProperty(
      fc.nat(COUNT - 1),
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.uint8Array({ minLength: 1, maxLength: 60 }),
      async (hit, place, noise) => {
        const damaged = Uint8Array.from(records[hit] ?? []);
        const at = Math.floor(place * damaged.length);
        damaged.set(noise.subarray(0, damaged.length - at), at);
        const { found } = await read(
          Buffer.concat(records.map((each, i) => (i === hit ? damaged : each))),
          `hit-${gzip}.warc`,
        );
        const others = records.map((_, i) => `https://news.example/${i}`).filter((_, i) => i !== hit);
        expect(found).toEqual(expect.arrayContaining(others));
      },
    ),
    { numRuns: 60 },
  );
});

test.each([true, false])("gzip: %s: cut off anywhere, all whole records are there", async (gzip) => {
  const records = await recordsOf(gzip);
  const all = Buffer.concat(records);
  const ends = records.map((_, i) => Buffer.concat(records.slice(0, i + 1)).length);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: all.length - 5 }), async (length) => {
      const whole = ends.filter((end) => end <= length).length;
      const { found, problems } = await read(all.subarray(0, length), `cut-${gzip}.warc`);
      expect(found.slice(0, whole)).toEqual(
        Array.from({ length: whole }, (_, i) => `https://news.example/${i}`),
      );
      if (!ends.includes(length) && gzip) expect(problems).toBe(1);
    }),
    { numRuns: 60 },
  );
});
