/** Text that a reader cannot read: cut off, outside the page, or lying over other text. */
import type { Page } from "playwright";

/**
 * @param within a selector of what to look at: a page under test is not ours to judge. Open shadow trees are looked into
 * @returns a line for each fault, with the words it befalls
 */
export function layoutFaults(page: Page, within = "html"): Promise<string[]> {
  return page.evaluate((selector) => {
    /** CSS pixels: parts of glyphs and rounding. */
    const SLACK = 1.5;
    type Line = { element: Element; words: string; rect: DOMRect };
    const faults = new Set<string>();

    const parentOf = (element: Element): Element | null => {
      if (element.assignedSlot) return element.assignedSlot;
      if (element.parentElement) return element.parentElement;
      const root = element.getRootNode();
      return root instanceof ShadowRoot ? root.host : null;
    };
    const ancestors = (element: Element) => {
      const all: Element[] = [];
      for (let at: Element | null = element; at; at = parentOf(at)) all.push(at);
      return all;
    };
    /** For the ears alone. */
    const isUnseen = (element: Element) =>
      ancestors(element).some((each) => {
        const { position, overflow } = getComputedStyle(each);
        return position !== "static" && overflow === "hidden" && each.getBoundingClientRect().width <= 1;
      });

    const lines: Line[] = [];
    const collect = (root: Node) => {
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
      for (let node: Node | null = walker.currentNode; node; node = walker.nextNode()) {
        if (node instanceof Element) {
          if (node.shadowRoot) collect(node.shadowRoot);
          continue;
        }
        const element = node.parentElement ?? (node.getRootNode() as ShadowRoot).host;
        if (!(node instanceof Text) || !element || node.data.trim() === "") continue;
        if (element.closest("script, style, option, noscript, textarea, title")) continue;
        if (!element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
        if (isUnseen(element)) continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const rect of range.getClientRects())
          if (rect.width > 0.5) lines.push({ element, words: node.data.trim().slice(0, 60), rect });
      }
    };
    for (const root of document.querySelectorAll(selector)) collect(root);

    const pageWidth = document.documentElement.clientWidth;
    const seen: Line[] = [];
    for (const { element, words, rect } of lines) {
      let { left, top, right, bottom } = rect;
      let isScrolled = false;
      for (const each of ancestors(element)) {
        const { overflowX, overflowY, display, webkitLineClamp } = getComputedStyle(each);
        if (display === "inline" || display === "contents" || each === document.documentElement) continue;
        if (overflowX === "visible" && overflowY === "visible") continue;
        const box = each.getBoundingClientRect();
        const isCutAside = right > box.right + SLACK || left < box.left - SLACK;
        const isCutBelow = bottom > box.bottom + SLACK || top < box.top - SLACK;
        // What can be scrolled to, or ends in "…", is not lost.
        if ([overflowX, overflowY].some((overflow) => overflow === "auto" || overflow === "scroll"))
          isScrolled = true;
        else if (isCutAside) faults.add(`cut off at the side: ${words}`);
        else if (isCutBelow && webkitLineClamp === "none") faults.add(`cut off above or below: ${words}`);
        left = Math.max(left, box.left);
        right = Math.min(right, box.right);
        top = Math.max(top, box.top);
        bottom = Math.min(bottom, box.bottom);
      }
      if (!isScrolled && (rect.left < -SLACK || rect.right > pageWidth + SLACK))
        faults.add(`outside the page: ${words}`);
      if (right - left > SLACK && bottom - top > SLACK)
        seen.push({ element, words, rect: new DOMRect(left, top, right - left, bottom - top) });
    }

    // A control too small for its words: they run over its edge.
    for (const { element, words, rect } of seen) {
      const control = element.closest("button, .chip, .button, [role=option], kbd, select");
      if (!control || getComputedStyle(control).display === "inline") continue;
      const box = control.getBoundingClientRect();
      if (rect.left < box.left - SLACK || rect.right > box.right + SLACK)
        faults.add(`wider than its box: ${words}`);
      // A line's box is higher than its letters.
      const overhang = Math.max(box.top - rect.top, rect.bottom - box.bottom);
      if (overhang > rect.height * 0.15) faults.add(`higher than its box: ${words}`);
    }

    const floats = (element: Element) =>
      ancestors(element).find((each) => {
        const { position } = getComputedStyle(each);
        return position === "fixed" || position === "sticky" || each.matches("[role=listbox], [popover]");
      });
    const sorted = seen
      .map((line) => ({ ...line, layer: floats(line.element) }))
      .sort((a, b) => a.rect.top - b.rect.top);
    for (const [i, one] of sorted.entries()) {
      for (const other of sorted.slice(i + 1)) {
        if (other.rect.top >= one.rect.bottom) break;
        if (one.element === other.element || one.layer !== other.layer) continue;
        const across = Math.min(one.rect.right, other.rect.right) - Math.max(one.rect.left, other.rect.left);
        const down = Math.min(one.rect.bottom, other.rect.bottom) - other.rect.top;
        // Boxes of lines overlap by the space between them; letters do not.
        if (across > SLACK && down > 0.45 * Math.min(one.rect.height, other.rect.height))
          faults.add(`over one another: ${one.words} / ${other.words}`);
      }
    }
    return [...faults];
  }, within);
}
