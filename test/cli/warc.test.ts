/** Damaged archives: whatever happened to one record, all others are read. */
import { randomBytes } from "node:crypto";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
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

async function read(bytes: Uint8Array, name: string): Promise<{ found: string[]; problems: string[] }> {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const found: string[] = [];
  const problems: string[] = [];
  for await (const item of readWarc(path, 20_000_000)) {
    if ("page" in item) found.push(item.page.foundAt);
    else if ("problem" in item) problems.push(item.problem.problem);
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
      expect(problems).toHaveLength(isWhole ? 0 : 1);
    }),
    { numRuns: 100 },
  );
});

/** RFC 1952: with all that may stand ahead of what is packed. */
function withLongHead(member: Buffer): Buffer {
  const head = Buffer.from(member.subarray(0, 10));
  head[3] = 2 | 4 | 8 | 16;
  const extra = Buffer.from([4, 0, 1, 0x1f, 0x8b, 8]);
  const words = Buffer.from("news.warc\0what was read\0");
  return Buffer.concat([head, extra, words, Buffer.from([0, 0]), member.subarray(10)]);
}

test.each([
  ["a member for each record", (records: Buffer[]) => records.map((record) => gzipSync(record))],
  ["members with names and more", (records: Buffer[]) => records.map((each) => withLongHead(gzipSync(each)))],
  ["one member for all", (records: Buffer[]) => [gzipSync(Buffer.concat(records))]],
  [
    "two records in a member",
    (records: Buffer[]) => [0, 2, 4].map((i) => gzipSync(Buffer.concat(records.slice(i, i + 2)))),
  ],
  [
    "members of nothing between",
    (records: Buffer[]) => records.flatMap((each) => [gzipSync(""), gzipSync(each)]),
  ],
  ["stored, not packed", (records: Buffer[]) => records.map((record) => gzipSync(record, { level: 0 }))],
])("packed as %s, every page is there", async (name, pack) => {
  const records = (await recordsOf(false)).map((record) => Buffer.from(record));
  // Longer than what is read in one go, and no shorter when it is packed.
  const long = await warcRecord(
    {
      url: "https://news.example/long",
      headers: { "Content-Type": "text/html" },
      body: randomBytes(3_000_000),
    },
    false,
  );
  const { found, problems } = await read(
    Buffer.concat(pack([...records.slice(0, -1), Buffer.from(long)])),
    `${name}.warc.gz`,
  );
  expect(found).toEqual([...addresses.filter((_, i) => isPage(i)), "https://news.example/long"]);
  expect(problems).toEqual([]);
});
