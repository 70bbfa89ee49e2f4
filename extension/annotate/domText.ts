/** The live page as text: the DOM's side of the rule in core/html/blocks.ts. Open shadow roots are read as shown. */
import {
  isBlockTag,
  isForeign,
  isLeftOut,
  nodesOf,
  type Segment,
  type TreeAdapter,
} from "../../core/html/blocks.ts";
import {
  attributeOf,
  firstChildOf,
  firstElementOf,
  hasAttributes,
  localNameOf,
  nextSiblingOf,
  nodeTypeOf,
  parentNodeOf,
  shadowRootOf,
  slotOf,
  textContentOf,
} from "./tree.ts";

/** `Node.ELEMENT_NODE` and `Node.TEXT_NODE`: numbers that every page gets in fewer bytes. */
const ELEMENT_NODE = 1;
const TEXT_NODE = 3;

/**
 * An element that holds nothing but text, as its text: most text stands in such, and to make a script's side of each node is
 * most of what reading a page takes.
 */
type Words = [Element];
export type LiveNode = Node | Words;

const typeOf = (node: LiveNode) => (Array.isArray(node) ? TEXT_NODE : nodeTypeOf(node));

/** @param onHost told of every element that has, or may come to have, a shadow tree */
export function domText(onHost: (host: Element) => void = () => {}): TreeAdapter<LiveNode> {
  return {
    textOf: (node) => (typeOf(node) === TEXT_NODE ? textContentOf((node as Words)[0] ?? node) : null),
    tagOf: (node) => (typeOf(node) === ELEMENT_NODE ? localNameOf(node as Element) : null),
    hasAttributes,
    attribute: attributeOf,
    // With its tag it is an element.
    children(element: Element, tag) {
      let parent: Node = element;
      if (tag) {
        // Drawings are many and large, and hold text of the page hardly ever.
        if (tag === "svg" && !element.querySelector("foreignObject")) return nodesOf([]);
        const shadowRoot = shadowRootOf(element);
        if (shadowRoot || tag.includes("-")) onHost(element);
        // One in a drawing takes nothing in.
        const assigned = tag === "slot" ? (element as Partial<HTMLSlotElement>).assignedNodes?.() : null;
        if (assigned?.[0]) return nodesOf(assigned);
        if (shadowRoot) parent = shadowRoot;
        else if (!firstElementOf(element)) return nodesOf([[element]]);
      }
      // Quicker than going through a live list of them.
      let child: ChildNode | null = null;
      return () => (child = child ? nextSiblingOf(child) : firstChildOf(parent));
    },
  };
}

/** The text nodes of a segment, as they are now. */
export function textsIn({ node, start, length }: Segment<LiveNode>): Segment<Text>[] {
  if (!Array.isArray(node)) return [{ node: node as Text, start, length }];
  const texts: Segment<Text>[] = [];
  for (let child = firstChildOf(node[0]), at = start; child; child = nextSiblingOf(child)) {
    if (!(child instanceof Text)) continue;
    texts.push({ node: child, start: at, length: child.length });
    at += child.length;
  }
  return texts;
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
  let isForeigner = false;
  for (; element; element = shownParent(element)) {
    const tag = localNameOf(element);
    // What a drawing holds of the page's own kind is read.
    if (isForeign(tag)) isForeigner = true;
    else if (isForeigner && tag === "svg") isForeigner = false;
    else if (isLeftOut(element, tag, dom)) return true;
  }
  return false;
}

/** Asks once about each: elements that change together often have one parent. @returns false for null */
export function remembered(ask: (element: Element) => boolean): (element: Element | null) => boolean {
  const known = new Map<Element, boolean>();
  return (element) => {
    if (!element) return false;
    const answer = known.get(element) ?? ask(element);
    known.set(element, answer);
    return answer;
  };
}

/** `isInsideLeftOut`, for many elements. */
export function leftOutAmong(): (element: Element) => boolean {
  const isAround = remembered(isInsideLeftOut);
  return (element) => {
    const tag = localNameOf(element);
    return isForeign(tag)
      ? isInsideLeftOut(element)
      : isLeftOut(element, tag, dom) || isAround(shownParent(element));
  };
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
