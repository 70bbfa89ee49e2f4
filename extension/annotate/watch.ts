/** Watches the page change, shadow trees included, and says what must be read again once the changes pause. */
import { BLOCK_BREAK, isBlockTag } from "../../core/html/blocks.ts";
import { CHANGES, changedBlocks, GATHER, isOfOurs, LATE } from "./changedBlocks.ts";
import { blockOf, isShownIn, leftOutAmong, remembered, shownParent } from "./domText.ts";
import { firstChildOf, isConnected, localNameOf, nextSiblingOf, parentNodeOf, shadowRootOf } from "./tree.ts";

/** What the page did, sorted once for all who hear of it: pages that change much change mostly texts. */
export type Changes = {
  /** Whose words are others now. One that changed twice may be there twice. */
  texts: readonly CharacterData[];
  /** All that is no change of words. */
  others: readonly MutationRecord[];
};

type Heard = {
  /** At once, before the next frame: all that changed. */
  onChanges(changes: Changes): void;
  /** After a pause: the changed block elements, none inside another. */
  onChange(blocks: Element[]): void;
  /**
   * Could a name begin in the text, or in any of several with a break between? Where a block has but one text, and no name can
   * be in it, it is not told of.
   */
  couldBegin(text: string): boolean;
};

export type Watch = {
  /** The host's shadow tree is watched from now on, or looked for again later. @returns it, if it is new */
  lookInto(host: Element): ShadowRoot | null;
  /** Changes the page; what changes is not taken for the page's own doing. */
  unheard(change: () => void): void;
};

export function watchPage({ onChanges, onChange, couldBegin }: Heard, signal: AbortSignal): Watch {
  const dirty = new Set<Element>();
  let texts: (readonly CharacterData[])[] = [];
  const known = new WeakSet<ShadowRoot>();
  const unready = new Set<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    timer = undefined;
    for (const host of unready) if (shadowRootOf(host) || !isConnected(host)) unready.delete(host);
    for (const text of withNames(new Set(texts.flat()))) {
      const block = isConnected(text) && blockOf(text);
      if (block) dirty.add(block);
    }
    const all = new Set([...dirty].filter(isConnected));
    dirty.clear();
    texts = [];
    const isInAnother = remembered((parent) => isShownIn(parent, all));
    const isLeftOut = leftOutAmong();
    const readable = [...all].filter((element) => !isInAnother(shownParent(element)) && !isLeftOut(element));
    if (readable.length > 0) onChange(readable);
  };

  const hear = (ofTexts: readonly MutationRecord[], others: readonly MutationRecord[]) => {
    if (ofTexts.length + others.length === 0) return;
    const changed = ofTexts.map(({ target }) => target as CharacterData);
    onChanges({ texts: changed, others });
    if (changed.length > 0) texts.push(changed);
    for (const record of others)
      if (!isOfOurs(record)) for (const block of changedBlocks(record)) dirty.add(block);
    if (dirty.size + texts.length > 0) timer ??= setTimeout(flush, GATHER);
  };
  // Two, so that no record need be asked of what it is.
  const wordsObserver = new MutationObserver((records) => hear(records, treeObserver.takeRecords()));
  const treeObserver = new MutationObserver((records) => hear(wordsObserver.takeRecords(), records));
  const observe = (root: Node) => {
    wordsObserver.observe(root, { subtree: true, characterData: true });
    treeObserver.observe(root, { ...CHANGES, characterData: false });
  };

  /** @returns those whose block could name anything. Most could not: all that stand alone are asked about together */
  function withNames(changed: ReadonlySet<CharacterData>): CharacterData[] {
    const alone: CharacterData[] = [];
    const among: CharacterData[] = [];
    for (const text of changed) (isAllOfItsBlock(text) ? alone : among).push(text);
    if (alone.length === 0 || !couldBegin(alone.map((text) => text.data).join(BLOCK_BREAK))) return among;
    return [...among, ...alone.filter((text) => couldBegin(text.data))];
  }

  // The document itself: a page may write itself anew, or replace its root.
  observe(document);
  const recheck = () => {
    const ready = [...unready].filter(shadowRootOf);
    for (const host of ready) dirty.add(blockOf(host) ?? host);
    if (ready.length > 0) flush();
  };
  let late: ReturnType<typeof setTimeout>[] | undefined;
  signal.addEventListener("abort", () => {
    wordsObserver.disconnect();
    treeObserver.disconnect();
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
    observe(shadowRoot);
    return shadowRoot;
  }

  return {
    lookInto,
    unheard(change) {
      hear(wordsObserver.takeRecords(), treeObserver.takeRecords());
      change();
      wordsObserver.takeRecords();
      treeObserver.takeRecords();
    },
  };
}

/** Is the text all that a block element holds? Asked of every text that changes, so without going through the tree. */
function isAllOfItsBlock(text: Node): boolean {
  const parent = parentNodeOf(text);
  return (
    parent instanceof Element &&
    firstChildOf(parent) === text &&
    nextSiblingOf(text) === null &&
    isBlockTag(localNameOf(parent)) &&
    shadowRootOf(parent) === null
  );
}
