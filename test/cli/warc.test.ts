/** Damaged archives: whatever happened to one record, all others are read. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { readWarc } from "../../cli/scan/inputs/warc.ts";
import { warcRecord } from "./warcFile.ts";

const folder = mkdtempSync(join(tmpdir(), "council-ratings-warc-"));
const COUNT = 6;
/** Pages and, between and behind them, what is passed over. */
const isPage = (i: number) => i !== 2 && i !== COUNT - 1;
const addresses = Array.from({ length: COUNT }, (_, i) => `https://news.example/${i}`);

const recordsOf = (gzip: boolean) =>
  Promise.all(
    Array.from({ length: COUNT }, (_, i) =>
      warcRecord(
        {
          url: `https://news.example/${i}`,
          headers: { "Content-Type": isPage(i) ? "text/html" : "image/png" },
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
  for await (const item of readWarc(path, 20_000_000)) {
    if ("page" in item) found.push(item.page.foundAt);
    else if ("problem" in item) problems++;
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
        const others = addresses.filter((_, i) => i !== hit && isPage(i));
        expect(found).toEqual(expect.arrayContaining(others));
      },
    ),
    { numRuns: 100 },
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
      expect(found).toEqual(expect.arrayContaining(addresses.slice(0, whole).filter((_, i) => isPage(i))));
      // The empty lines behind an uncompressed record are no record.
      const isWhole = ends.some((end) => length >= end - (gzip ? 0 : 4) && length <= end);
      expect(problems).toBe(isWhole ? 0 : 1);
    }),
    { numRuns: 100 },
  );
});
