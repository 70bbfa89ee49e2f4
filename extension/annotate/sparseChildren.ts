/**
 * A long page's paragraphs, rows and items stand side by side with nothing but white space between: there it is passed over,
 * and no script's side is made of it.
 */
import { isBlockTag, type Nodes, type TreeAdapter } from "../../core/html/blocks.ts";
import type { LiveNode } from "./domText.ts";
import { firstChildOf, getterOf, localNameOf, nextSiblingOf, nodeTypeOf, shadowRootOf } from "./tree.ts";

/** With fewer children, to find out whether there is text among them costs what it saves. */
const MANY = 100;

const nextElement = getterOf<Element, Element | null>(Element.prototype, "nextElementSibling");
const childElementCount = getterOf<Element, number>(Element.prototype, "childElementCount");

/** @returns reads the same text as `dom`, but for white space between blocks */
export function sparsely(dom: TreeAdapter<LiveNode>): TreeAdapter<LiveNode> {
  return {
    ...dom,
    children(element: Element, tag) {
      // It tells of shadow trees.
      const all = dom.children(element, tag);
      return tag && tag !== "slot" && tag !== "svg" && isSparse(element) ? sparseChildren(element) : all;
    },
  };
}

function isSparse(element: Element): boolean {
  return childElementCount.call(element) >= MANY && !shadowRootOf(element) && !holdsText(element);
}

/** Straight inside. */
function holdsText(element: Element): boolean {
  const query = "boolean(text()[normalize-space()])";
  const { evaluate } = Document.prototype;
  return evaluate.call(document, query, element, null, XPathResult.BOOLEAN_TYPE).booleanValue;
}

function isElement(node: Node): node is Element {
  return nodeTypeOf(node) === Node.ELEMENT_NODE;
}

function sparseChildren(parent: Element): Nodes<Node> {
  let child: Node | null = null;
  let isBlock = false;
  return () => {
    const next = isBlock ? nextElement.call(child as Element) : null;
    isBlock = next !== null && isBlockTag(localNameOf(next));
    if (isBlock) {
      child = next;
    } else {
      child = child ? nextSiblingOf(child) : firstChildOf(parent);
      isBlock = child !== null && isElement(child) && isBlockTag(localNameOf(child));
    }
    return child;
  };
}
