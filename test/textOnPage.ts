/** Where a text stands on a live page. */
import type { Frame, Page } from "playwright";

/** The middle of the first line of the first occurrence of `text` inside one text node, in viewport pixels. */
export async function middleOfText(page: Page | Frame, text: string): Promise<{ x: number; y: number }> {
  const point = await page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const node = walker.currentNode as Text;
      const at = node.data.indexOf(wanted);
      if (at < 0) continue;
      node.parentElement?.scrollIntoView({ block: "center", behavior: "instant" });
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + wanted.length);
      const line = range.getClientRects()[0];
      return line ? { x: line.left + line.width / 2, y: line.top + line.height / 2 } : null;
    }
    return null;
  }, text);
  if (!point) throw new Error(`The page has no text "${text}"`);
  return point;
}
