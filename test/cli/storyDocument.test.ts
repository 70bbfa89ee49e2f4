/** The story of a page that is scanned is the one that Readability finds in a whole DOM. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { JSDOM } from "jsdom";
import { expect, test } from "vitest";
import { parseHtml } from "../../cli/scan/parseHtml.ts";
import { storyIn } from "../../core/record/readDocument.ts";
import { newsPage } from "../bench/newsPage.ts";

const SENTENCE =
  "Kent County Council said that the bridge had been closed at noon, and the ferry took twice as many. ";
const STORY = `<p>${SENTENCE.repeat(4)}</p><p>${SENTENCE.repeat(3)}</p><p>${SENTENCE.repeat(5)}</p>`;

function page(body: string, { title = "A bridge in Kent", head = "" } = {}): string {
  return `<!doctype html><html lang="en"><head><title>${title}</title>${head}</head><body>${body}</body></html>`;
}

const pages: Record<string, string> = {
  "a page of a news site": newsPage(3, 1),
  "our own": readFileSync(join(import.meta.dirname, "../pages/news.html"), "utf8"),
  "a title said again above the story": page(`<article><h1>A bridge in Kent</h1>${STORY}</article>`),
  "what stands around it": page(
    `<div class="sidebar comment">${STORY}</div><main><div class="article-body">${STORY}</div></main><footer id="footer">${SENTENCE}</footer>`,
  ),
  "so short that it is looked for again": page(
    `<div class="comment"><p>Some words, and others.</p></div><div id="footer"><p>${SENTENCE}</p></div>`,
  ),
  "short, of a page whose parts browsers put elsewhere": page(
    `<div class="comment"><a href="/a">Once <a href="/b">twice</a></a><table><tr><td>A cell</table><p>${SENTENCE}<div><b>Behind<p>it</b>.</div></div>`,
  ),
  "attributes with quotes and signs in their names": page(
    `<div class="comment"><p "title="y" =x="1" data-a='"'>${SENTENCE}</p></div>`,
  ),
  "names with a colon": page(`<div><o:p>Of a letter</o:p>${STORY}<fb:like>liked</fb:like></div>`),
  "drawings with titles, before the page's own": `<svg><title>A drawing</title></svg>${page(`<h1>A bridge in Kent</h1>${STORY}`)}`,
  "two titles": page(`<h1>A second</h1><title>A second</title>${STORY}`),
  "an empty title": page(`<h1>A bridge in Kent</h1>${STORY}`, { title: " " }),
  "what is hidden": page(
    `<div hidden>${SENTENCE}</div><div style="color:red; display : none">${SENTENCE}</div>${STORY}<p aria-hidden="true">${SENTENCE}</p>`,
  ),
  "scripts, styles and what stands for them": page(
    `<style>p{}</style><noscript>${SENTENCE}</noscript>${STORY}<script>var a = "<p>${SENTENCE}</p>";</script>`,
  ),
  "facts in JSON": page(`${STORY}<p class="byline">By nobody</p>`, {
    head: `<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"A bridge"}</script>`,
  }),
  "breaks in place of paragraphs": page(
    `<div>${SENTENCE}<br><br>${SENTENCE.repeat(3)}<br> <br>${SENTENCE}</div>`,
  ),
  "lists, tables and forms": page(
    `${STORY}<ul><li>One<li>Two</ul><table><tr><td>${SENTENCE}</table><form><select><option>${SENTENCE}</select></form>`,
  ),
  "as deep as no page is": page(`${"<div>".repeat(300)}${STORY}`),
  "frames alone": `<title>Frames</title><frameset><frame src="a.html"></frameset>`,
  nothing: "",
};

test.each(Object.entries(pages))("%s", (_, html) => {
  expect(parseHtml(html).story()).toEqual(storyIn(new JSDOM(html).window.document));
});

test("a page is looked through again whose first look found too little", () => {
  const html = pages["so short that it is looked for again"] ?? "";
  expect(parseHtml(html).story()).toContain("Kent County Council said");
});
