/**
 * The page's tree, read so that no page can shadow it: the fields of a form, by their names, come before its own
 * properties, for us as for the page.
 */

export const getterOf = <N extends Node, T>(prototype: N, name: keyof N): ((node: N) => T) => {
  const getter = Object.getOwnPropertyDescriptor(prototype, name)?.get as () => T;
  return (node) => getter.call(node);
};

export const firstChildOf = getterOf<Node, ChildNode | null>(Node.prototype, "firstChild");
export const nextSiblingOf = getterOf<Node, ChildNode | null>(Node.prototype, "nextSibling");
export const parentNodeOf = getterOf<Node, ParentNode | null>(Node.prototype, "parentNode");
export const nodeTypeOf = getterOf<Node, number>(Node.prototype, "nodeType");
export const isConnected = getterOf<Node, boolean>(Node.prototype, "isConnected");
export const localNameOf = getterOf<Element, string>(Element.prototype, "localName");
export const shadowRootOf = getterOf<Element, ShadowRoot | null>(Element.prototype, "shadowRoot");
const slotOfElement = getterOf<Element, HTMLSlotElement | null>(Element.prototype, "assignedSlot");
const slotOfText = getterOf<Text, HTMLSlotElement | null>(Text.prototype, "assignedSlot");

export function slotOf(node: Node): HTMLSlotElement | null {
  return node instanceof Element ? slotOfElement(node) : node instanceof Text ? slotOfText(node) : null;
}

const { hasAttributes: has, getAttribute: get } = Element.prototype;

export function hasAttributes(element: Element): boolean {
  return has.call(element);
}

export function attributeOf(element: Element, name: string): string | null {
  return get.call(element, name);
}
