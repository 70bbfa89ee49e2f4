/** Watches the page change, shadow trees included, and says what must be read again once the changes pause. */
import { CHANGES, changedBlocks, GATHER, LATE } from "./changedBlocks.ts";
import { blockOf, isShownIn, leftOutAmong, remembered, shownParent } from "./domText.ts";
import { firstChildOf, isConnected, nextSiblingOf, shadowRootOf } from "./tree.ts";

type Heard = {
  /** At once, before the next frame: all that changed. */
  onRecords(records: MutationRecord[]): void;
  /** After a pause: the changed block elements, none inside another. */
  onChange(blocks: Element[]): void;
  /** Could a name begin in the text? Where a block has but one text, and no name can be in it, it is not told of. */
  couldBegin(text: string): boolean;
};

export type Watch = {
  /** The host's shadow tree is watched from now on, or looked for again later. @returns it, if it is new */
  lookInto(host: Element): ShadowRoot | null;
  /** Changes the page; what changes is not taken for the page's own doing. */
  unheard(change: () => void): void;
};

export function watchPage({ onRecords, onChange, couldBegin }: Heard, signal: AbortSignal): Watch {
  const dirty = new Set<Element>();
  /** Text nodes change again and again: their blocks are looked for once. */
  const texts = new Set<CharacterData>();
  const known = new WeakSet<ShadowRoot>();
  const unready = new Set<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    timer = undefined;
    for (const host of unready) if (shadowRootOf(host) || !isConnected(host)) unready.delete(host);
    for (const text of texts) {
      const block = isConnected(text) && blockOf(text);
      if (block && !(isAllOf(block, text) && !couldBegin(text.data))) dirty.add(block);
    }
    const all = new Set([...dirty].filter(isConnected));
    dirty.clear();
    texts.clear();
    const isInAnother = remembered((parent) => isShownIn(parent, all));
    const isLeftOut = leftOutAmong();
    const readable = [...all].filter((element) => !isInAnother(shownParent(element)) && !isLeftOut(element));
    if (readable.length > 0) onChange(readable);
  };

  const hear = (records: MutationRecord[]) => {
    if (records.length === 0) return;
    onRecords(records);
    for (const record of records) {
      if (record.type === "characterData") texts.add(record.target as CharacterData);
      else for (const block of changedBlocks(record)) dirty.add(block);
    }
    if (dirty.size + texts.size > 0) timer ??= setTimeout(flush, GATHER);
  };

  const observer = new MutationObserver(hear);
  // The document itself: a page may write itself anew, or replace its root.
  observer.observe(document, CHANGES);
  const recheck = () => {
    const ready = [...unready].filter(shadowRootOf);
    for (const host of ready) dirty.add(blockOf(host) ?? host);
    if (ready.length > 0) flush();
  };
  let late: ReturnType<typeof setTimeout>[] | undefined;
  signal.addEventListener("abort", () => {
    observer.disconnect();
    for (const each of [timer, ...(late ?? [])]) clearTimeout(each);
  });

  function lookInto(host: Element): ShadowRoot | null {
    const shadowRoot = shadowRootOf(host);
    if (!shadowRoot) {
      unready.add(host);
      late ??= LATE.map((delay) => setTimeout(recheck, delay));
    }
    if (!shadowRoot || known.has(shadowRoot)) return null;
    known.add(shadowRoot);
    observer.observe(shadowRoot, CHANGES);
    return shadowRoot;
  }

  return {
    lookInto,
    unheard(change) {
      hear(observer.takeRecords());
      change();
      observer.takeRecords();
    },
  };
}

/** Is the text all that the block holds? */
function isAllOf(block: Element, text: Node): boolean {
  return firstChildOf(block) === text && nextSiblingOf(text) === null && shadowRootOf(block) === null;
}
