/** The live page as text: the DOM's side of the rule in core/html/blocks.ts. */
import { isBlockTag, isLeftOut, type TreeAdapter } from "../../core/html/blocks.ts";

export const dom: TreeAdapter<Node> = {
  textOf: (node) => (node instanceof Text ? node.data : null),
  tagOf: (node) => (node instanceof Element ? node.localName : null),
  attribute: (node, name) => (node instanceof Element ? node.getAttribute(name) : null),
  children: (node) => node.childNodes,
};

/** The block element a node's text belongs to: what must be read again when the node changes. */
export function blockOf(node: Node): Element | null {
  let element = node instanceof Element ? node : node.parentElement;
  while (element && !isBlockTag(element.localName)) element = element.parentElement;
  return element;
}

/** Is the node inside an element whose text is never read (a form control, an editable field)? */
export function isInsideLeftOut(node: Node): boolean {
  let element = node instanceof Element ? node : node.parentElement;
  for (; element; element = element.parentElement)
    if (isLeftOut(element, element.localName, dom)) return true;
  return false;
}
