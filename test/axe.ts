/** A page against WCAG 2.2 AA, as far as axe can tell. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Page } from "playwright";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * @param within only what is inside: a page under test is not ours to judge
 * @param rules only these of axe's
 */
export async function findings(page: Page, within?: string, rules?: string[]): Promise<string[]> {
  // Through the debugger, which no content security policy binds.
  const devtools = await page.context().newCDPSession(page);
  const run = `${axeSource};axe.run(${within ? JSON.stringify({ include: [within] }) : "document"}, { runOnly: ${JSON.stringify(rules ?? TAGS)} })`;
  const { result, exceptionDetails } = await devtools.send("Runtime.evaluate", {
    expression: run,
    awaitPromise: true,
    returnByValue: true,
  });
  if (exceptionDetails) throw new Error(exceptionDetails.exception?.description);
  const { violations } = result.value as AxeResults;
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
}
