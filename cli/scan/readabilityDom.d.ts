/** As much as is used here of the small DOM that comes with Readability, without types. */
declare module "@mozilla/readability/JSDOMParser.js" {
  export type SmallNode = {
    readonly nodeType: number;
    textContent: string;
    readonly childNodes: readonly SmallNode[];
    parentNode: SmallNode | null;
    appendChild(child: SmallNode): void;
    remove(): void;
  };
  export type SmallElement = SmallNode & {
    localName: string;
    tagName: string;
    readonly attributes: readonly { readonly name: string; readonly value: string }[];
    setAttribute(name: string, value: string): void;
    /** Null, as browsers have it, is undefined here. */
    getAttribute(name: string): string | undefined;
  };
  export type SmallDocument = SmallNode & {
    title: string;
    documentElement?: SmallElement;
    head?: SmallElement;
    body?: SmallElement;
    getElementsByTagName(tag: string): SmallElement[];
    createElement(tag: string): SmallElement;
    createTextNode(text: string): SmallNode;
  };
  export default class JSDOMParser {
    parse(html: string, address?: string): SmallDocument;
  }
}
