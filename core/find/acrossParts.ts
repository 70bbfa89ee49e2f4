/** A page found in parts: a full name anywhere on it is evidence for a place in any part, also for those before it. */
import type { Mention } from "./mention.ts";

/**
 * @param known ids of the councils that the page names in full; `find` adds what it finds (`learnNames`)
 * @returns what was found in each
 */
export async function findAcross<Part, Found>(
  parts: readonly Part[],
  known: ReadonlySet<string>,
  find: (part: Part) => Found | Promise<Found>,
): Promise<Found[]> {
  const found: Found[] = [];
  /** Those before it were read without a name that came later. */
  let complete = 0;
  for (const [i, part] of parts.entries()) {
    const before = known.size;
    found.push(await find(part));
    if (known.size > before) complete = i;
  }
  for (const [i, part] of parts.slice(0, complete).entries()) found[i] = await find(part);
  return found;
}

export function learnNames(
  known: Set<string>,
  mentions: Iterable<Pick<Mention, "class" | "councils">>,
): void {
  for (const mention of mentions) {
    if (mention.class === "name") for (const id of mention.councils) known.add(id);
  }
}
