// @vitest-environment jsdom
/** The live page's text, read the quick ways and node by node: in a document of jsdom, which makes hundreds of them quickly. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Block, readBlocks, type TreeAdapter } from "../../core/html/blocks.ts";
import { domText, type LiveNode, textsIn } from "../../extension/annotate/domText.ts";
import { sparsely } from "../../extension/annotate/sparseChildren.ts";

const textNode = fc.constantFrom(" ", "\n", "", "Kent", " County Council ", "\u00a0", "\tof ", "Bury");
const leaf = fc.oneof(
  { weight: 4, arbitrary: textNode.map((words) => () => document.createTextNode(words)) },
  { weight: 1, arbitrary: fc.constant(() => document.createComment("Leeds")) },
);
type Make = () => Node;

const tags = [
  ..."p p p div li ul span b a br pre noscript slot svg select".split(" "),
  "hidden p",
  "hidden b",
  "custom-part",
];

function makeElement(tag: string, inside: readonly Make[], hasShadow = false): Element {
  const element = document.createElement(tag.split(" ").at(-1) ?? "p");
  element.toggleAttribute("hidden", tag.startsWith("hidden"));
  element.append(...inside.map((make) => make()));
  if (hasShadow && /^(?:div|span|custom-part)$/.test(tag))
    element.attachShadow({ mode: "open" }).append(...[...element.childNodes].slice(1));
  return element;
}

const { node } = fc.letrec<{ node: Make }>((tie) => ({
  node: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    leaf,
    fc
      .tuple(fc.constantFrom(...tags), fc.array(tie("node"), { maxLength: 4 }), fc.boolean())
      .map((parts) => () => makeElement(...parts)),
  ),
}));

/** So many children that what stands between them is passed over, where it can be. */
const list = fc
  .tuple(
    fc.constantFrom("div", "ul", "span", "pre", "slot"),
    node,
    textNode,
    fc.array(node, { maxLength: 3 }),
  )
  .map(([tag, item, between, others]) => () => {
    const element = makeElement(tag, []);
    for (let i = 0; i < 101; i++) {
      const other = i % 30 === 7 ? others[Math.floor(i / 30)] : undefined;
      element.append(item(), between, ...(other ? [other()] : []));
    }
    return element;
  });
const page = fc.array(fc.oneof({ weight: 3, arbitrary: node }, { weight: 1, arbitrary: list }), {
  maxLength: 4,
});

/** Each node by itself. */
const plain: TreeAdapter<Node> = {
  textOf: (node) => (node.nodeType === 3 ? (node as Text).data : null),
  tagOf: (node) => (node.nodeType === 1 ? (node as Element).localName : null),
  hasAttributes: (node) => (node as Element).hasAttributes(),
  attribute: (node, name) => (node as Element).getAttribute(name),
  children(node, tag) {
    const element = node as HTMLSlotElement;
    const assigned = tag === "slot" ? element.assignedNodes() : [];
    if (tag === "svg") return () => null;
    const nodes = [...(assigned.length > 0 ? assigned : (element.shadowRoot ?? node).childNodes)];
    return () => nodes.shift();
  },
};

/** White space at a block's ends is no part of any name, and a block without a letter names nothing. */
const wordsOf = (blocks: Iterable<Block<Node> | Block<LiveNode>>) =>
  [...blocks].map(({ text }) => text.trim()).filter((text) => /\p{L}/u.test(text));

const spaced = (words: string) => words.replace(/\s/g, " ");

test("read as wholes, and past white space between blocks, a page has the text that its nodes have", () => {
  fc.assert(
    fc.property(page, (made) => {
      document.body.replaceChildren(...made.map((make) => make()));
      const words = wordsOf(readBlocks<Node>(document, plain));
      expect(wordsOf(readBlocks<LiveNode>(document, domText()))).toEqual(words);
      expect(wordsOf(readBlocks<LiveNode>(document, sparsely(domText())))).toEqual(words);
    }),
    { numRuns: 400 },
  );
}, 120_000);

test("each piece of a block's text leads to the text nodes that it stands in", () => {
  fc.assert(
    fc.property(page, (made) => {
      document.body.replaceChildren(...made.map((make) => make()));
      for (const { text, segments } of readBlocks<LiveNode>(document, sparsely(domText()))) {
        for (const { node, start, length } of segments.flatMap(textsIn)) {
          expect(node.length).toBe(length);
          expect(spaced(text.slice(start, start + length))).toBe(spaced(node.data));
        }
      }
    }),
    { numRuns: 150 },
  );
}, 120_000);

test("elements that may have a shadow tree are told of, in long lists and when they hold nothing else", () => {
  const items = Array.from({ length: 150 }, (_, i) => `<p>line ${i}</p>\n`).join("");
  document.body.innerHTML = `<div>${items}</div><late-part>Kent</late-part><p id="host">Bury</p>`;
  document.querySelector("#host")?.attachShadow({ mode: "open" }).append("Leeds");
  document.querySelectorAll("div p")[140]?.attachShadow({ mode: "open" }).append("Bolton");
  const hosts: string[] = [];
  const text = wordsOf(
    readBlocks<LiveNode>(
      document,
      sparsely(
        domText((host) => {
          hosts.push(host.localName);
        }),
      ),
    ),
  );
  expect(hosts).toEqual(["p", "late-part", "p"]);
  expect(text.slice(138, 142)).toEqual(["line 138", "line 139", "Bolton", "line 141"]);
  expect(text.slice(-2)).toEqual(["Kent", "Leeds"]);
});
