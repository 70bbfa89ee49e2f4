/**
 * A tree that parse5 made -> the document that Readability looks for a story in: the small DOM that comes with it, which is
 * made in a twentieth of the time of a whole one, and looked through in half.
 */
import JSDOMParser, {
  type SmallDocument,
  type SmallElement,
  type SmallNode,
} from "@mozilla/readability/JSDOMParser.js";
import {
  type DefaultTreeAdapterMap,
  defaultTreeAdapter,
  html as names,
  parseFragment,
  serialize,
} from "parse5";

type ParsedNode = DefaultTreeAdapterMap["childNode"];
type ParsedElement = DefaultTreeAdapterMap["element"];

export function storyDocument(parsed: readonly ParsedNode[]): SmallDocument {
  const document = new JSDOMParser().parse("");
  fill(document, document, parsed);
  document.title = titleOf(document);
  if (document.body) takeUpAgain(document, document.body);
  return document;
}

function fill(document: SmallDocument, root: SmallNode, parsed: readonly ParsedNode[]): void {
  // An explicit stack: pages nest deeper than the call stack.
  const stack: { from: readonly ParsedNode[]; to: SmallNode }[] = [{ from: parsed, to: root }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { from, to } = next;
    for (const node of from) {
      if ("tagName" in node) {
        if (isNeverRead(node)) continue;
        const element = makeElement(document, node);
        to.appendChild(element);
        stack.push({ from: node.childNodes, to: element });
      } else if (node.nodeName === "#text" && "value" in node) {
        to.appendChild(document.createTextNode(node.value));
      }
    }
  }
}

/** Neither text nor facts, but much of many pages. */
function isNeverRead({ tagName, attrs }: ParsedElement): boolean {
  if (tagName === "style") return true;
  return tagName === "script" && !attrs.some(({ name, value }) => name === "type" && /ld\+json/i.test(value));
}

function makeElement(document: SmallDocument, { tagName, namespaceURI, attrs }: ParsedElement): SmallElement {
  const element = document.createElement(tagName);
  const isHtml = namespaceURI === names.NS.HTML;
  // To the small DOM all are HTML's, and "o:p" is a "p".
  if (!isHtml || tagName.includes(":"))
    Object.assign(element, { localName: tagName, tagName: isHtml ? tagName.toUpperCase() : tagName });
  for (const { name, value } of attrs) element.setAttribute(name, value);
  if (isHtml && (tagName === "html" || tagName === "head" || tagName === "body"))
    document[tagName === "html" ? "documentElement" : tagName] ??= element;
  return element;
}

/** HTML, 3.1.5: of the first that is no drawing's. */
function titleOf(document: SmallDocument): string {
  const [first] = document.getElementsByTagName("title");
  return (first?.textContent ?? "").replace(/[\t\n\f\r ]+/g, " ").trim();
}

/**
 * Readability keeps the body's source, and takes it up again where a first look finds too little. The small DOM would read that
 * source in its own way: it is read as browsers read it.
 */
function takeUpAgain(document: SmallDocument, body: SmallElement): void {
  let kept: string[] = [];
  Object.defineProperty(body, "innerHTML", {
    get() {
      kept = inside(body);
      return "";
    },
    set() {
      for (const child of body.childNodes.toReversed()) child.remove();
      const around = defaultTreeAdapter.createElement("body", names.NS.HTML, []);
      fill(document, body, parseFragment(around, serialize(treeOf(kept)), {}).childNodes);
    },
  });
}

/** None is the name of an element, or of an attribute. */
const TEXT = "#text";
const OPENED = ">";
const CLOSED = "/";

/** Flat, since it is hardly ever needed: a name, attributes by name and value, `OPENED`, what is inside, `CLOSED`. */
function inside(body: SmallElement): string[] {
  const kept: string[] = [];
  const stack: (SmallNode | null)[] = body.childNodes.toReversed();
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (node === null) {
      kept.push(CLOSED);
    } else if (isElement(node)) {
      kept.push(node.localName);
      for (const { name, value } of node.attributes) kept.push(name, value);
      kept.push(OPENED);
      stack.push(null);
      for (const child of node.childNodes.toReversed()) stack.push(child);
    } else {
      kept.push(TEXT, node.textContent);
    }
  }
  return kept;
}

function treeOf(kept: readonly string[]): DefaultTreeAdapterMap["documentFragment"] {
  const root = defaultTreeAdapter.createDocumentFragment();
  const open: DefaultTreeAdapterMap["parentNode"][] = [root];
  const steps = kept.values();
  const next = (): string => steps.next().value ?? OPENED;
  for (const step of steps) {
    const to = open.at(-1) ?? root;
    if (step === CLOSED) {
      open.pop();
    } else if (step === TEXT) {
      defaultTreeAdapter.insertText(to, next());
    } else {
      const attributes = [];
      for (let name = next(); name !== OPENED; name = next()) attributes.push({ name, value: next() });
      const element = defaultTreeAdapter.createElement(step, names.NS.HTML, attributes);
      defaultTreeAdapter.appendChild(to, element);
      open.push(element);
    }
  }
  return root;
}

function isElement(node: SmallNode): node is SmallElement {
  return node.nodeType === 1;
}
