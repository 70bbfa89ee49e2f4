/** A page as news sites have them: a story of some kilobytes in ten times as much of menus, teasers and scripts. */
import { councilNames } from "./names.ts";

const SENTENCES = [
  "The bridge was closed at noon, and the ferry took twice as many as it was built for.",
  "Those who had waited since the morning were given tea, and those who came later were given numbers.",
  "Nobody on the stairs could say who had moved the clock, though everybody had heard it stop.",
  "A second meeting was called for the week after, in the hall that has the better stove.",
  "The plan would be read out again, this time with the windows shut.",
];

const names = councilNames();

/**
 * @param number the same page for the same number
 * @param every one page in so many names a council
 */
export function newsPage(number: number, every = 5): string {
  const pick = (i: number) => SENTENCES[(number * 7 + i * 3) % SENTENCES.length];
  const council = (i: number) => names[(number * 31 + i * 17) % names.length];
  // Names of places are on most pages of British news; a council's on some.
  const namesCouncil = number % every === 0;
  const paragraphs = Array.from({ length: 16 }, (_, i) => {
    const mention = namesCouncil && i % 8 === 3 ? `Officers of ${council(i)} agreed with it.` : "";
    return `<p class="story__text">${pick(i)} ${mention} ${pick(i + 1)} ${pick(i + 2)}</p>`;
  });
  const teasers = Array.from(
    { length: 60 },
    (_, i) =>
      `<li class="teaser"><a href="/story/${number + i}" data-track="teaser-${i}"><img src="/i/${i}.jpg" alt="" width="320" height="180" loading="lazy"><h3>Story ${number + i}</h3><span>${i} minutes ago</span></a></li>`,
  );
  const links = Array.from({ length: 80 }, (_, i) => `<li><a href="/section/${i}">Section ${i}</a></li>`);
  const day = new Date(Date.UTC(2018, 0, 1) + (number % 3000) * 86_400_000).toISOString();
  const state = JSON.stringify(
    Array.from({ length: 120 }, (_, i) => ({
      id: number + i,
      kind: "teaser",
      path: `/story/${i}`,
      seen: false,
      tags: ["news", "local", `t${i}`],
    })),
  );
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Story ${number}</title>
<link rel="canonical" href="https://news${number % 50}.example/story/${number}">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Story ${number}","datePublished":"${day}"}</script>
<style>${".a{color:red;margin:0 1px 2px 3px}".repeat(150)}</style></head>
<body><header><nav><ul>${links.join("")}</ul></nav></header>
<main><article class="story"><h1>Story ${number}</h1><time datetime="${day}">${day.slice(0, 10)}</time>${paragraphs.join("\n")}</article>
<aside><ul>${teasers.join("\n")}</ul></aside></main><footer><ul>${links.slice(0, 30).join("")}</ul></footer>
<script>window.state=${state}</script></body></html>`;
}
