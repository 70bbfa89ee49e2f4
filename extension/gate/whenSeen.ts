/** Frames that hold no sentence, and pages that are not seen yet, are left alone until they are. */

/** The smallest frame in which a sentence can be read (CSS pixels). */
const HOLDS_A_SENTENCE = "(min-width:100px) and (min-height:16px)";

/** @returns when the page is shown: now, or when its reader or its frame show it. What browsers prepare in advance is hidden */
export async function whenSeen(): Promise<void> {
  while (document.visibilityState === "hidden") await once(document, "visibilitychange");
  if (self === top) return;
  const size = matchMedia(HOLDS_A_SENTENCE);
  while (!size.matches) await once(size, "change");
}

function once(target: EventTarget, type: string): Promise<unknown> {
  return new Promise((resolve) => target.addEventListener(type, resolve, { once: true }));
}
