/** Of a page's source, the gate lets through whatever the finder would find something in. */
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { headWhereNobodyIsNamed } from "../../cli/scan/rawGate.ts";
import { findMentions } from "../../core/bundledData.ts";
import { htmlText } from "../../core/html/htmlText.ts";
import { newsPage } from "../bench/newsPage.ts";

const rawPageMayName = (html: string) => headWhereNobodyIsNamed(html) === null;
const names = (html: string) => findMentions(htmlText(html).text).length > 0;

describe("a name is seen", () => {
  test.each([
    ["in plain text", "<p>Kent County Council said so."],
    ["with a word cut by tags", "<p>K<b>en</b>t County Cou<i>nc</i>il said so."],
    ["with entities", "<p>&#75;ent&nbsp;County Counc&#x69;l said so."],
    ["with soft hyphens", "<p>Bir&shy;ming&shy;ham City Coun&shy;cil said so."],
    ["behind a block without a space", "<ul><li>Home<li>North Somerset Council</ul>"],
    ["with much white space inside", `<p>North${"\n".padEnd(300)}Somerset Council said so.`],
    ["with a comment inside", "<p>North <!-- not > here --> Somerset Council said so."],
    ["with a script inside", "<p>North <script>if (a > b) c()</script>Somerset Council said so."],
    ["with a template inside", "<p>North <template>x</template>Somerset Council said so."],
    ["behind a script in a comment", "<!-- <script> --><p>Kent County Council</p><script>1</script>"],
    ["behind a script in a value", "<a title='<script>'>Kent County Council</a><script>1</script>"],
    ["behind a value with a bracket", '<p title="a > b">Kent County Council said so.'],
    ["behind comments that end early", "<p>a <!-->Kent County Council<!-- -->"],
    ["where no tag ends", "Kent County Council <p"],
    ["in text that looks like tags", "<xmp><Kent County Council></xmp>"],
    ["with a part that is not shown", "<p>Bar<span hidden>x</span>net Council said so."],
    ["behind a tag with a tag in its name", "LB <divKent<p>Kent</template>"],
    ["in small letters", "<p>kent county council said so."],
  ])("%s", (_how, html) => {
    expect(names(html)).toBe(true);
    expect(rawPageMayName(html)).toBe(true);
  });
});

test("no page with a mention is stopped, however it is marked up", () => {
  const piece = fc.constantFrom(
    ..."Kent|North|Somerset|St|Albans|Barnet|Council|County Council|LB |Ofsted rated|services|council".split(
      "|",
    ),
    ..." |\n|\t\t|-|, | and |&nbsp;|&amp;|&#8217;s |&shy;".split("|"),
    ..."<p>|</p>|<b>|</b>|<br>|<i class=x>|<li>|<img alt='a > b'>|<!-- x -->|<!-->|<a title=\"it's\">".split(
      "|",
    ),
    ..."<script>|</script>|<template>|</template>|<span hidden>|</span>|<textarea>|</textarea>|<div|>|\"|'".split(
      "|",
    ),
  );
  const page = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(""));
  let found = 0;
  fc.assert(
    fc.property(page, (html) => {
      if (!names(html)) return;
      found++;
      expect(rawPageMayName(html)).toBe(true);
    }),
    { numRuns: 15_000 },
  );
  expect(found).toBeGreaterThan(50);
});

test("our own pages that name councils are let through, and news that names none is stopped", () => {
  const pages = readdirSync("test/pages").filter((name) => name.endsWith(".html"));
  for (const name of pages) {
    const html = readFileSync(`test/pages/${name}`, "utf8");
    if (names(html)) expect(rawPageMayName(html), name).toBe(true);
  }
  const news = Array.from({ length: 50 }, (_, i) => newsPage(i, 50));
  expect(news.filter(rawPageMayName).length).toBe(1);
});

test("sources made to take long end in no time", () => {
  for (const part of ["<div", "<template>", "<!--", 'a="', "a<a ", "<script ", "North ", "council ", "&"])
    expect(rawPageMayName(part.repeat(200_000))).toBe(false);
  expect(rawPageMayName(`a<a ${" class=x".repeat(200_000)}`)).toBe(false);
});
