/**
 * The page's tree, read so that no page can shadow it: the fields of a form, by their names, come before its own
 * properties, for us as for the page.
 */

/** To be called with the node: each of the functions below in a place of its own, where engines learn what it calls. */
export const getterOf = <N extends Node, T>(prototype: N, name: keyof N) =>
  (Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor).get as { call(node: N): T };

const { prototype: node } = Node;
const { prototype: element } = Element;

const firstChild = getterOf<Node, ChildNode | null>(node, "firstChild");
export const firstChildOf = (of: Node) => firstChild.call(of);
const nextSibling = getterOf<Node, ChildNode | null>(node, "nextSibling");
export const nextSiblingOf = (of: Node) => nextSibling.call(of);
const parentNode = getterOf<Node, ParentNode | null>(node, "parentNode");
export const parentNodeOf = (of: Node) => parentNode.call(of);
const nodeType = getterOf<Node, number>(node, "nodeType");
export const nodeTypeOf = (of: Node) => nodeType.call(of);
const connected = getterOf<Node, boolean>(node, "isConnected");
export const isConnected = (of: Node) => connected.call(of);
const textContent = getterOf<Node, string>(node, "textContent");
/** Of elements and texts. */
export const textContentOf = (of: Element | Text) => textContent.call(of);
const localName = getterOf<Element, string>(element, "localName");
export const localNameOf = (of: Element) => localName.call(of);
const shadowRoot = getterOf<Element, ShadowRoot | null>(element, "shadowRoot");
export const shadowRootOf = (of: Element) => shadowRoot.call(of);
const firstElement = getterOf<Element, Element | null>(element, "firstElementChild");
export const firstElementOf = (of: Element) => firstElement.call(of);
const slotOfElement = getterOf<Element, HTMLSlotElement | null>(element, "assignedSlot");

export function slotOf(node: Node): HTMLSlotElement | null {
  return node instanceof Element ? slotOfElement.call(node) : node instanceof Text ? node.assignedSlot : null;
}

const { hasAttributes: has, getAttribute: get } = element;
/** Of elements. */
export const hasAttributes = (of: Node): boolean => has.call(of);
export const attributeOf = (of: Node, name: string): string | null => get.call(of, name);
