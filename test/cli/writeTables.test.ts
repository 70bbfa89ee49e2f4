/** What a scan has read, as its tables tell it. */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Kept } from "../../cli/scan/journal.ts";
import { readRawPage } from "../../cli/scan/readRawPage.ts";
import { writeTables } from "../../cli/scan/writeTables.ts";

const VERSION = { software: "test", scannedAt: "2026-01-02T03:04:05Z", wholePage: true };

/** A page that a list named, as its first. */
async function firstOfList(key: string, address: string, council: string): Promise<Kept> {
  const bytes = new TextEncoder().encode(`<p>${council} said so.`);
  const raw = { foundAt: key, location: address, kind: "html", bytes, charset: "utf-8", given: {} } as const;
  const { page } = await readRawPage(raw, VERSION);
  return { head: { order: [0, 1], key, state: "page", mentions: page.mentions.length }, entry: { page } };
}

test("a list that changed between two runs has two first pages: that one is there already takes nothing from the other", async () => {
  const all = [
    await firstOfList("a", "https://news.example/a", "Kent County Council"),
    await firstOfList("b", "https://news.example/b", "Devon County Council"),
    // The second run's, of the same address as one before.
    await firstOfList("c", "https://news.example/a", "Kent County Council"),
  ];
  async function* kept(isWanted: (head: Kept["head"]) => boolean) {
    yield all.filter(({ head }) => isWanted(head));
  }
  const out = mkdtempSync(join(tmpdir(), "council-ratings-tables-"));
  const counts = await writeTables(kept, { out, format: "jsonl", suffix: "" });
  expect(counts).toEqual({ pages: 2, duplicates: 1, mentions: 2, problems: 0 });
  const mentions = readFileSync(join(out, "mentions.jsonl"), "utf8");
  expect(mentions).toContain("Kent County Council");
  expect(mentions).toContain("Devon County Council");
  rmSync(out, { recursive: true });
});
