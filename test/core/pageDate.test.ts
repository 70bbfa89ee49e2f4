/** A page's own date: what is one, what is none, and which of several counts. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseHtml } from "../../cli/scan/parseHtml.ts";
import { documentDates } from "../../core/html/date/documentDate.ts";
import { foundDate } from "../../core/html/date/publishedDate.ts";
import { readDay } from "../../core/html/date/readDay.ts";
import { htmlDates } from "../../core/html/htmlText.ts";

const TODAY = new Date("2026-06-01T12:00:00Z");

/** "2020-02-11 meta", read from the string and from the document alike. */
function dateOf(
  body: string,
  { head = "", lang = "en", address = "https://news.example/a-story" } = {},
): string | null {
  const html = `<!doctype html><html lang="${lang}"><head>${head}</head><body>${body}</body></html>`;
  const found = foundDate(htmlDates(html, address), TODAY);
  const page = parseHtml(html);
  expect(foundDate(documentDates(page.document(), address), TODAY)).toEqual(found);
  const { published, publishedFrom } = page.facts({ location: address, foundAt: address });
  expect(published && { date: published, from: publishedFrom }).toEqual(found);
  return found && `${found.date} ${found.from}`;
}

const jsonLd = (text: string) => `<script type="application/ld+json">${text}</script>`;

describe("JSON-LD", () => {
  test("of the article, not of a comment, another story or the site", () => {
    const graph = {
      "@graph": [
        { "@type": "WebSite", datePublished: "2001-01-01" },
        {
          "@type": "NewsArticle",
          comment: [{ "@type": "Comment", datePublished: "2020-05-05" }],
          hasPart: { "@type": "NewsArticle", datePublished: "2019-01-01" },
          datePublished: "2020-02-11T08:00:00+00:00",
        },
      ],
    };
    expect(dateOf("", { head: jsonLd(JSON.stringify(graph)) })).toBe("2020-02-11 json-ld");
  });

  test.each([
    `<!-- {"@type":"Article","datePublished":"2020-02-11"} -->`,
    `{"@type":"Article","datePublished":"2020-02-11",}`,
    `{"@type":"Article","headline":"Broken\nline","datePublished":"2020-02-11"}`,
    `{"@type":"NewsArticle","headline":"An "unescaped" quote","datePublished":"2020-02-11"}`,
    `[{"@type":["Article","Thing"],"datePublished":["2020-02-11"]}]`,
  ])("written badly: %s", (text) => {
    expect(dateOf("", { head: jsonLd(text) })).toBe("2020-02-11 json-ld");
  });
});

test.each([
  [`<meta property="article:published_time" content="2020-02-11T10:00">`, "2020-02-11 meta"],
  [`<meta name="article:published_time" content="2020-02-11">`, "2020-02-11 meta"],
  [`<meta name="DC.date.issued" content="11/02/2020">`, "2020-02-11 meta"],
  [`<meta name="date" content="11.02.2020">`, "2020-02-11 meta"],
  [`<meta property="og:article:published_time" content="Tue Feb 11 14:57:21 CET 2020">`, "2020-02-11 meta"],
  [`<meta property="article:modified_time" content="2020-02-11">`, null],
  [`<meta name="last-modified" content="2020-02-11">`, null],
])("%s", (head, date) => {
  expect(dateOf("", { head })).toBe(date);
});

test.each([
  [`<span itemprop="datePublished" content="2020-02-11">a while ago</span>`, "2020-02-11 microdata"],
  [`<div property="schema:datePublished" content="2020-02-11"></div>`, "2020-02-11 microdata"],
  [`<abbr class="published" title="2020-02-11T09:00:00+01:00">9:00</abbr>`, "2020-02-11 microdata"],
  [
    `<time datetime="2019-01-01">then</time><time pubdate datetime="2020-02-11">now</time>`,
    "2020-02-11 time",
  ],
  [`<time datetime="2020-02-11T09:00">11 February</time>`, "2020-02-11 time"],
  [`<time class="updated" datetime="2020-02-11">x</time>`, null],
  [`<p class="byline-date">Published on 11 February 2020 by our reporter</p>`, "2020-02-11 byline"],
  [`<span class="post-date">11. Februar 2020</span>`, "2020-02-11 byline"],
  [`<span class="entry-date">February 11th, 2020</span>`, "2020-02-11 byline"],
  [`<p>It happened on 11 February 2020.</p>`, null],
  [`<p class="comment-date">11 February 2020</p>`, null],
  [`<p class="date">February 2020</p>`, null],
])("%s", (body, date) => {
  expect(dateOf(body)).toBe(date);
});

test.each([
  ["https://news.example/2020/02/11/a-story", "2020-02-11 address"],
  ["https://news.example/news/2020-02-11-a-story.html", "2020-02-11 address"],
  ["https://news.example/story-20200211", null],
  ["https://news.example/2020/02/", null],
  ["https://web.archive.org/web/20200211000000/https://news.example/a", null],
])("%s", (address, date) => {
  expect(dateOf("", { address })).toBe(date);
});

test("a moment is a day in London on British pages, and in its own offset elsewhere", () => {
  const head = `<meta property="article:published_time" content="2020-07-11T23:30:00Z">`;
  expect(dateOf("", { head, lang: "en-GB" })).toBe("2020-07-12 meta");
  expect(dateOf("", { head, lang: "de" })).toBe("2020-07-11 meta");
  const offset = `<meta property="article:published_time" content="2020-07-11T23:30:00-05:00">`;
  expect(dateOf("", { head: offset, lang: "en-US" })).toBe("2020-07-11 meta");
  // Where the page shows the day it was for its readers, that counts.
  const address = "https://news.example/2020/07/10/story";
  const early = `<meta property="article:published_time" content="2020-07-11T02:30:00Z">`;
  expect(dateOf("", { head: early, lang: "en-US", address })).toBe("2020-07-10 meta");
});

test("no date in the future, before there was a web, or of no calendar", () => {
  for (const day of ["2027-01-01", "1970-01-01", "2020-02-31", "99999", "2020-13-01", "0000-00-00"])
    expect(dateOf("", { head: `<meta name="date" content="${day}">` })).toBe(null);
});

test("ten thousand blocks of JSON-LD, and one of 20 MB, end in bounded time and leave the rest", () => {
  const head = `${jsonLd(`{"@type":"Thing","name":"${"x".repeat(20_000_000)}"}`)}${jsonLd(`{"@type":"Thing"}`).repeat(10_000)}<meta name="date" content="2020-02-11">`;
  expect(foundDate(htmlDates(`<head>${head}</head>`, null), TODAY)).toEqual({
    date: "2020-02-11",
    from: "meta",
  });
});

test("whatever is written, a day is a day of the calendar or none", () => {
  const piece = fc.oneof(
    fc.constantFrom(
      "2020",
      "11",
      "02",
      "31",
      "-",
      "/",
      ".",
      " ",
      "T",
      "Z",
      "+01:00",
      "February",
      "de",
      "23:59",
    ),
    fc.string({ unit: "binary", maxLength: 4 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 14 }), fc.constantFrom("", "en-GB", "en-US"), (pieces, lang) => {
      const day = readDay(pieces.join(""), lang);
      if (day !== null) expect(new Date(day).toISOString().slice(0, 10)).toBe(day);
    }),
    { numRuns: 3000 },
  );
});
