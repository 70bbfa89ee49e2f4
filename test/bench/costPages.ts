/** The pages a content script's cost is measured on. */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const STORY =
  "The path along the river had been closed since the flood, and nobody could say when it would open. The surveyor came twice, wrote in a small book, and went away again without a word. In the meantime the ferry did good business, and the baker on the far bank sold out before nine. ";

export function costPages(): Map<string, string> {
  return new Map([
    ["no text", html("")],
    ["100 kB, no council", html(paragraphs(100_000, () => ""))],
    ["an article", readFileSync(join(import.meta.dirname, "..", "pages", "grades.html"), "utf8")],
    ["5 MB, no council", shownWhole(paragraphs(5_000_000, () => ""))],
    [
      "5 MB, 888 names",
      shownWhole(paragraphs(5_000_000, (i) => (i % 20 === 0 ? "Kent County Council agreed with it. " : ""))),
    ],
    ["changing", changing()],
  ]);
}

/** 3,000 small texts, of which a tenth changes ten times a second for three seconds, under a council's name. */
function changing(): string {
  const cells = Array.from({ length: 3000 }, (_, i) => `<li>line ${i}</li>`).join("");
  const script = `
const cells = [...document.querySelectorAll("li")];
let turn = 0;
const timer = setInterval(() => {
  for (let i = turn % 10; i < cells.length; i += 10) cells[i].firstChild.data = "line " + i + ", turn " + turn;
  if (++turn === 30) clearInterval(timer);
}, 100);`;
  return html(`<h1>Kent County Council</h1><ul>${cells}</ul><script>${script}</script>`);
}

function paragraphs(length: number, extra: (i: number) => string): string {
  const all: string[] = [];
  for (let i = 0, size = 0; size < length; i++) {
    const text = STORY + extra(i);
    all.push(`<p>${text}</p>`);
    size += text.length;
  }
  return all.join("\n");
}

/** Not laid out before it is all there: how often a long page is, on its way, differs by more than what is measured. */
function shownWhole(body: string): string {
  return html(`${body}<p id="end"></p>`, '<link rel="expect" href="#end" blocking="render">');
}

function html(body: string, head = ""): string {
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>A long story</title><link rel="icon" href="data:,">${head}</head><body><article>${body}</article></body></html>`;
}
