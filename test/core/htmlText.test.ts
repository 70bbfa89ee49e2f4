import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { findMentions } from "../../core/bundledData.ts";
import { htmlText } from "../../core/html/htmlText.ts";

test("the same page gives the same names here and, end to end, on the live page", () => {
  const { text } = htmlText(readFileSync(join(import.meta.dirname, "..", "pages", "split.html"), "utf8"));
  const surfaces = findMentions(text).map((m) => m.surface.replaceAll("\u00ad", ""));
  expect(surfaces).toEqual(["Oxfordshire County Council", "London Borough of Hackney", "Stockport Council"]);
});

test("offsets lead back into the source, past entities", () => {
  const html = "<p>Tom &amp; Jane &eacute; <b>Kent</b> County Council</p>";
  const { text, sourceOffset } = htmlText(html);
  expect(sourceOffset(text.indexOf("Jane"))).toBe(html.indexOf("Jane"));
  expect(sourceOffset(text.indexOf("Kent"))).toBe(html.indexOf("Kent"));
});

test("scripts, fields and hidden text are not read", () => {
  const html =
    "<p>Seen</p><script>Kent County Council</script><textarea>Kent County Council</textarea><p hidden>Kent</p>";
  expect(htmlText(html).text).not.toContain("Kent");
});

test("a date is read where the page gives one, never guessed", () => {
  const jsonLd =
    '<script type="application/ld+json">{"@graph":[{"datePublished":"2020-02-03T10:00:00Z"}]}</script>';
  expect(htmlText(jsonLd).published).toBe("2020-02-03");
  expect(htmlText("<p>Published 3 February 2020</p>").published).toBeNull();
});
