/** An HTML string -> a document. Node only: read as browsers read it (parse5), with the DOM Readability asks for (linkedom). */
import { parseHTML } from "linkedom";
import { type DefaultTreeAdapterMap, html as names, parse } from "parse5";

type ParsedNode = DefaultTreeAdapterMap["childNode"];
type ParsedElement = DefaultTreeAdapterMap["element"];

/** @param html any string: browsers' error handling applies, nothing throws */
export function parseHtml(html: string): Document {
  const parsed = parse(html);
  const { document } = parseHTML("<!doctype html>");
  for (const child of [...document.childNodes]) if (child.nodeType !== 10) child.remove();
  // An explicit stack: pages nest deeper than the call stack.
  const stack: { from: readonly ParsedNode[]; to: Node }[] = [{ from: parsed.childNodes, to: document }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    for (const node of next.from) {
      if ("tagName" in node) {
        const element = makeElement(document, node);
        next.to.appendChild(element);
        stack.push({ from: node.childNodes, to: element });
      } else if (node.nodeName === "#text" && "value" in node) {
        next.to.appendChild(document.createTextNode(node.value));
      }
    }
  }
  return document;
}

function makeElement(document: Document, { tagName, namespaceURI, attrs }: ParsedElement): Element {
  const element =
    namespaceURI === names.NS.HTML
      ? document.createElement(tagName)
      : document.createElementNS(namespaceURI, tagName);
  for (const { name, value } of attrs) element.setAttribute(name, value);
  return element;
}
