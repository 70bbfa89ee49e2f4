/** Watches the page change, shadow trees included, and says what must be read again once the changes pause. */
import { isBlockTag, OURS } from "../../core/html/blocks.ts";
import { blockOf, isInsideLeftOut, isShownIn, shownParent } from "./domText.ts";
import { isConnected, localNameOf, shadowRootOf } from "./tree.ts";

/** Changes are gathered for this long (ms), so that a page that streams text is not read at every word. */
const GATHER = 200;
/** Elements of a page's own may grow their shadow tree late, which no observer is told: looked at after (ms). */
const LATE = [500, 2000, 6000];

const CHANGES: MutationObserverInit = {
  subtree: true,
  childList: true,
  characterData: true,
  attributes: true,
  attributeFilter: ["hidden", "contenteditable", "slot"],
};

type Heard = {
  /** At once, before the next frame: all that changed. */
  onRecords(records: MutationRecord[]): void;
  /** After a pause: the changed block elements, none inside another. */
  onChange(blocks: Element[]): void;
};

export type Watch = {
  /** The host's shadow tree is watched from now on, or looked for again later. @returns it, if it is new */
  lookInto(host: Element): ShadowRoot | null;
  /** Changes the page; what changes is not taken for the page's own doing. */
  unheard(change: () => void): void;
};

export function watchPage({ onRecords, onChange }: Heard, signal: AbortSignal): Watch {
  const dirty = new Set<Element>();
  const known = new WeakSet<ShadowRoot>();
  const unready = new Set<Element>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const flush = () => {
    timer = undefined;
    for (const host of unready) if (shadowRootOf(host) || !isConnected(host)) unready.delete(host);
    const connected = [...dirty].filter(isConnected);
    dirty.clear();
    const all = new Set(connected);
    const outermost = connected.filter((element) => {
      const parent = shownParent(element);
      return !parent || !isShownIn(parent, all);
    });
    const readable = outermost.filter((element) => !isInsideLeftOut(element));
    if (readable.length > 0) onChange(readable);
  };

  const hear = (records: MutationRecord[]) => {
    if (records.length === 0) return;
    onRecords(records);
    for (const record of records) {
      for (const block of changedBlocks(record)) dirty.add(block);
    }
    if (dirty.size > 0) timer ??= setTimeout(flush, GATHER);
  };

  const observer = new MutationObserver(hear);
  // The document itself: a page may write itself anew, or replace its root.
  observer.observe(document, CHANGES);
  const recheck = () => {
    const ready = [...unready].filter(shadowRootOf);
    for (const host of ready) dirty.add(blockOf(host) ?? host);
    if (ready.length > 0) flush();
  };
  const late = LATE.map((delay) => setTimeout(recheck, delay));
  signal.addEventListener("abort", () => {
    observer.disconnect();
    for (const each of [timer, ...late]) clearTimeout(each);
  });

  function lookInto(host: Element): ShadowRoot | null {
    const shadowRoot = shadowRootOf(host);
    if (!shadowRoot) unready.add(host);
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

/** Only what is inside the changed blocks can have changed their text: a page need not be read whole. */
function changedBlocks({ type, target, addedNodes, removedNodes }: MutationRecord): Element[] {
  if (type !== "childList") return listed(blockOf(target));
  const added = [...addedNodes].filter((node) => !isOurs(node));
  if (added.length === 0 && [...removedNodes].every(isOurs)) return [];
  // Beside the body stand the elements of other extensions; a body put in anew is read itself.
  if (target === document || target === document.documentElement)
    return added.filter((node) => node instanceof Element);
  // Blocks put into a page split nothing but the text around: read alone, if there is none.
  const [only] = added;
  const isOneBlock =
    added.length === 1 &&
    removedNodes.length === 0 &&
    only instanceof Element &&
    isBlockTag(localNameOf(only));
  if (isOneBlock) return [only];
  return listed(target instanceof ShadowRoot ? (blockOf(target.host) ?? target.host) : blockOf(target));
}

function isOurs(node: Node): boolean {
  return node instanceof Element && OURS.test(localNameOf(node));
}

function listed(block: Element | null): Element[] {
  return block ? [block] : [];
}
