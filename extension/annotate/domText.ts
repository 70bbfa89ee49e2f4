/** The live page as text: the DOM's side of the rule in core/html/blocks.ts. Open shadow roots are read as shown. */
import { isBlockTag, isForeign, isLeftOut, type TreeAdapter } from "../../core/html/blocks.ts";
import {
  attributeOf,
  firstChildOf,
  localNameOf,
  nextSiblingOf,
  nodeTypeOf,
  parentNodeOf,
  shadowRootOf,
  slotOf,
} from "./tree.ts";

/** @param onHost told of every element that has, or may come to have, a shadow tree */
export function domText(onHost: (host: Element) => void = () => {}): TreeAdapter<Node> {
  return {
    textOf: (node) => (nodeTypeOf(node) === Node.TEXT_NODE ? (node as Text).data : null),
    tagOf: (node) => (isElement(node) ? localNameOf(node) : null),
    attribute: (node, name) => (isElement(node) ? attributeOf(node, name) : null),
    children(node) {
      if (!isElement(node)) return childrenOf(node);
      // Drawings are many and large, and hold text of the page hardly ever.
      if (localNameOf(node) === "svg" && !node.querySelector("foreignObject")) return [];
      if (shadowRootOf(node) || localNameOf(node).includes("-")) onHost(node);
      return shownChildren(node);
    },
  };
}

/** What is shown inside an element: its shadow tree if it has one, what is put into a slot, or its children. */
function shownChildren(element: Element): readonly Node[] {
  const shadowRoot = shadowRootOf(element);
  if (shadowRoot) return childrenOf(shadowRoot);
  const assigned = element instanceof HTMLSlotElement ? element.assignedNodes() : [];
  return assigned.length > 0 ? assigned : childrenOf(element);
}

/** Quicker than going through a live list of them. */
function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = firstChildOf(node); child; child = nextSiblingOf(child)) children.push(child);
  return children;
}

function isElement(node: Node): node is Element {
  return nodeTypeOf(node) === Node.ELEMENT_NODE;
}

/** The element a node is shown in, across slots and shadow roots. */
export function shownParent(node: Node): Element | null {
  const slot = slotOf(node);
  if (slot) return slot;
  const parent = parentNodeOf(node);
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : null;
}

/** The block element a node's text belongs to: what must be read again when the node changes. */
export function blockOf(node: Node): Element | null {
  let element = node instanceof Element ? node : shownParent(node);
  while (element && !isBlockTag(localNameOf(element))) {
    const parent = shownParent(element);
    // A shadow tree may stand outside every block element: its host then is the block.
    if (!parent) return element;
    element = parent;
  }
  return element;
}

/** Is the node shown inside one of the elements, or is it one? */
export function isShownIn(node: Node, elements: ReadonlySet<Node>): boolean {
  for (let at: Node | null = node; at; at = shownParent(at)) if (elements.has(at)) return true;
  return false;
}

const dom = domText();

/** Is the node inside an element whose text is never read (a form control, an editable field)? */
export function isInsideLeftOut(node: Node): boolean {
  let element = node instanceof Element ? node : shownParent(node);
  for (; element; element = shownParent(element)) {
    // What a drawing holds of the page's own kind is read.
    if (isForeign(localNameOf(element))) element = closestDrawing(element);
    else if (isLeftOut(element, localNameOf(element), dom)) return true;
  }
  return false;
}

function closestDrawing(element: Element): Element {
  let at: Element | null = element;
  while (at && localNameOf(at) !== "svg") at = shownParent(at);
  return at ?? element;
}

/** Does `a` stand before `b` on the page? Nodes of different shadow trees go by their hosts. */
export function standsBefore(a: Node, b: Node): boolean {
  const from = hostPath(a);
  const to = hostPath(b);
  let depth = 0;
  while (depth < from.length && depth < to.length && from[depth] === to[depth]) depth++;
  const first = from[depth] ?? a;
  const second = to[depth] ?? b;
  return (first.compareDocumentPosition(second) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function rootHost(node: Node): Element | null {
  const root = node.getRootNode();
  return root instanceof ShadowRoot ? root.host : null;
}

/** The hosts around a node, outermost first, and the node itself. */
function hostPath(node: Node): Node[] {
  const path = [node];
  for (let host = rootHost(node); host; host = rootHost(host)) path.unshift(host);
  return path;
}
