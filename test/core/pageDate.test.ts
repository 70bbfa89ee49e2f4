/** A page's own date: what is one, what is none, and which of several counts. */
import fc from "fast-check";
import { JSDOM } from "jsdom";
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
  const { document } = new JSDOM(html).window;
  expect(foundDate(documentDates(document, address), TODAY)).toEqual(found);
  const { published, publishedFrom } = parseHtml(html).facts({ location: address, foundAt: address });
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
  [`<span class="date2">11 February 2020 | by our reporter</span>`, "2020-02-11 byline"],
  [`<p class="date">11 февраля 2020</p>`, "2020-02-11 byline"],
  [`<p class="date">الثلاثاء، 11 فبراير 2020</p>`, "2020-02-11 byline"],
  [`<time datetime="2020-02-13T09:00:00Z">Published on 11 February 2020</time>`, "2020-02-11 time"],
  [`<p class="date">11 February 2020 / 9:00 / Updated 8 hours ago</p>`, "2020-02-11 byline"],
  [`<p class="date">Updated on 11 February 2020</p>`, null],
  [`<p class="date">11 February 2020 (updated)</p>`, null],
  [`<p>It happened on 11 February 2020.</p>`, null],
  [`<p class="comment-date">11 February 2020</p>`, null],
  [`<p class="date">February 2020</p>`, null],
])("%s", (body, date) => {
  expect(dateOf(body)).toBe(date);
});

test.each([
  ["https://news.example/2020/02/11/a-story", "2020-02-11 address"],
  ["https://news.example/news/2020-02-11-a-story.html", "2020-02-11 address"],
  ["https://police.example/press/2020/press2020/200211_a-story.html", "2020-02-11 address"],
  ["https://police.example/press/2020/210211_a-story.html", null],
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

test("a moment as mail writes it is one, too", () => {
  const at = (content: string) => `<meta property="article:published_time" content="${content}">`;
  const head = at("Sat, 11 Jul 2020 23:30:00 GMT");
  expect(dateOf("", { head, lang: "en-GB" })).toBe("2020-07-12 meta");
  expect(dateOf("", { head, lang: "de" })).toBe("2020-07-11 meta");
  const address = "https://news.example/2020/07/10/story";
  const early = at("11 Jul 2020 02:30:00 +0000");
  expect(dateOf("", { head: early, lang: "en-US", address })).toBe("2020-07-10 meta");
  expect(dateOf("", { head: at("Sun, 31 Feb 2020 02:30:00 GMT"), lang: "en-US" })).toBe(null);
});

test("what the page shows for a moment in Greenwich, or how far from there its clock is, says which day that was", () => {
  const head = `<meta property="article:published_time" content="2020-07-11T23:30:00Z">`;
  const shown = `<time datetime="2020-07-11T23:30:00+00:00">11 July 2020</time>`;
  expect(dateOf(shown, { head, lang: "en-GB" })).toBe("2020-07-11 meta");
  // Comments of the next day do not make it the next day; that they are from California is to the point.
  const comments = `<time class="comment" datetime="2020-07-12T09:00:00-07:00">12 July</time>`;
  expect(dateOf(comments, { head, lang: "en-US" })).toBe("2020-07-11 meta");
  const inTokyo = `<time class="comment" datetime="2020-07-14T09:00:00+09:00">14 July</time>`;
  expect(dateOf(inTokyo, { head, lang: "ja" })).toBe("2020-07-12 meta");
  // At noon in Greenwich it is the same day everywhere that people live, whatever the address says.
  const address = "https://news.example/2020/07/10/story";
  const noon = `<meta property="article:published_time" content="2020-07-11T12:00:00Z">`;
  expect(dateOf("", { head: noon, lang: "en-US", address })).toBe("2020-07-11 meta");
});

describe("where a page gives several days", () => {
  const draft = jsonLd(`{"@type":"NewsArticle","datePublished":"2019-05-05"}`);
  const published = `<meta property="article:published_time" content="2020-02-11T09:00:00">`;

  test("JSON-LD counts, unless the page's own meta and another place on it agree on another", () => {
    expect(dateOf("", { head: draft + published })).toBe("2019-05-05 json-ld");
    const shown = `<time datetime="2020-02-11">11 February</time>`;
    expect(dateOf(shown, { head: draft + published })).toBe("2020-02-11 meta");
    expect(dateOf("", { head: `${draft}${published}<meta name="date" content="2020-02-11">` })).toBe(
      "2020-02-11 meta",
    );
    const later = `<time datetime="2020-03-03">3 March</time>`;
    expect(dateOf(later, { head: draft + published })).toBe("2019-05-05 json-ld");
  });

  test("a date of nothing in particular gives way to one that is shown as of publication", () => {
    const head = `<meta name="date" content="2020-02-18">`;
    expect(dateOf(`<p class="post-date">11 February 2020</p>`, { head })).toBe("2020-02-11 byline");
    expect(dateOf(`<p class="date">11 February 2020</p>`, { head })).toBe("2020-02-18 meta");
  });

  const dates = (...days: string[]) => days.map((day) => `<i class="date">${day}</i>`).join("");

  test("a story's date before a list of others that look alike", () => {
    expect(dateOf(dates("1 May 2020", "9 June 2020", "8 June 2020", "2 June 2020"))).toBe(
      "2020-05-01 byline",
    );
    expect(dateOf(dates("8 June 2020, 9:30", "8 June 2020", "5 June 2020", "9 June 2020"))).toBe(
      "2020-06-08 byline",
    );
  });

  test("a list alone is no story's date", () => {
    expect(dateOf(dates("9 June 2020", "8 June 2020", "2 June 2020", "1 May 2020"))).toBe(null);
    expect(dateOf(dates("1 May 2020", "9 June 2020", "2 June 2020", "8 June 2020"))).toBe(null);
  });
});

test("what cannot be known is no date: slashes in a German page, by a machine", () => {
  const head = `<meta name="date" content="11/02/2020 09:30:15">`;
  expect(dateOf("", { head, lang: "de" })).toBe(null);
  expect(dateOf("", { head, lang: "en-GB" })).toBe("2020-02-11 meta");
  expect(dateOf("", { head, lang: "en-US" })).toBe("2020-11-02 meta");
  const plain = `<meta name="date" content="28/02/2020 09:30:15">`;
  expect(dateOf("", { head: plain, lang: "de" })).toBe("2020-02-28 meta");
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
