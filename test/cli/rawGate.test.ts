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
    ["with what is not shown inside", "<p>North <i hidden>and South</i> Somerset Council said so."],
    ["behind what is not shown", "<p><span hidden>x</span>Kent County Council said so."],
    ["behind a hidden menu", "<div>News</div><div hidden>x</div>Kent County Council said so."],
    ["behind a drawing that its place ends", "<p><svg><text>x<b>Kent County Council</b> said so."],
    ["behind code that its place ends", "<i>a <samp>x</i>Kent County Council said so."],
    ["cut by an end that ends nothing", "<p>Ke</div>nt County Council said so."],
    ["cut by a cell outside of a table", "<p>Ke<td>nt County Council said so."],
    ["in a table, outside of its cells", "<p>Ke<table><tr><td>x</td></tr>nt County Council</table>"],
    ["with a character that browsers leave out", "<p>Ke\0nt County Coun\0cil said so."],
    [
      "behind a script that hides its end",
      "<script><!-- <script></script> a <b c=' --></script>Kent County Council",
    ],
    [
      "with a tag whose name is no ASCII, and near to another's",
      "<ul><li>x</ul><p>Ke<a\u06e9>nt County Council",
    ],
    ["behind a value without quotes", "<p title=a'b>Kent County Council said so.<p title='c'>"],
  ])("%s", (_how, html) => {
    expect(names(html)).toBe(true);
    expect(rawPageMayName(html)).toBe(true);
  });
});

test("no page with a mention is stopped, however it is marked up", () => {
  const words = fc.constantFrom(
    ..."Kent|North|Somerset|Oxford|shire|St|Albans|Barnet|Coun|cil|Council| County Council|LB |Slough|x".split(
      "|",
    ),
    ..."Ofsted rated|children's services|council|North Somerset Council|Kent County Council".split("|"),
  );
  const between = fc.constantFrom(
    ..." |\n|\t\t|-|, | and |&nbsp;|&amp;|&#8217;s |&shy;|\"|'|>|<|</|</>|<?x>|]]>|--!>".split("|"),
    ..."<!-- x -->|<!-->|<!--->|-->|<!|<![CDATA[|<!-- <script>|<img alt='a > b'>|<a title=\"it's\">|<div".split(
      "|",
    ),
  );
  const name = fc.constantFrom(
    ..."p b i a span div li ul h1 h2 table tr td th tbody caption form button select option svg title desc".split(
      " ",
    ),
    ..."foreignObject style script template textarea noscript iframe dialog article em code img br hr input".split(
      " ",
    ),
    ..."datalist ruby rt math body head html object details summary label dl dt dd pre col font".split(" "),
  );
  const attributes = fc.constantFrom(
    ..."|||| hidden| class=x| class=xterm| contenteditable| contenteditable=false| title='>'| title=\"<b>\"".split(
      "|",
    ),
    ..." a=/| role=textbox|/| a=b c|\n".split("|"),
  );
  const tag = fc
    .tuple(name, attributes, fc.boolean())
    .map(([word, said, isEnd]) => (isEnd ? `</${word}>` : `<${word}${said}>`));
  const piece = fc.oneof(
    { weight: 4, arbitrary: words },
    { weight: 4, arbitrary: tag },
    { weight: 2, arbitrary: between },
  );
  const page = fc.array(piece, { minLength: 3, maxLength: 14 }).map((pieces) => pieces.join(""));
  let found = 0;
  fc.assert(
    fc.property(page, (html) => {
      if (!names(html)) return;
      found++;
      expect(rawPageMayName(html)).toBe(true);
    }),
    { numRuns: 20_000 },
  );
  expect(found).toBeGreaterThan(500);
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
