/**
 * The one rule for what text of a page is read and where blocks end. The live page (DOM) and an HTML string
 * (parse5) go through the same walk; only the adapter differs.
 */

export type TreeAdapter<N> = {
  /** The text of a text node, null for any other node. */
  textOf(node: N): string | null;
  /** Lower-case tag name of an element, null for any other node. */
  tagOf(node: N): string | null;
  /** Most have none, and are asked for none. */
  hasAttributes(element: N): boolean;
  attribute(element: N, name: string): string | null;
  children(node: N, tag: string | null): Nodes<N>;
};

/**
 * Gives the next at each call, in order, and nothing behind the last: then it is not asked again. Each is found when it is
 * asked for: most pages that name a council do so early. Where a live page changes between two steps, what is missed stands in
 * a block that has changed.
 */
export type Nodes<N> = () => N | null | undefined;

export function nodesOf<N>(list: ArrayLike<N>): Nodes<N> {
  let at = 0;
  return () => list[at++];
}

/**
 * The place in its block of a text node, or of what an adapter gives as one: `node`'s text starts at `start` (UTF-16) of the
 * block's text.
 */
export type Segment<N> = { node: N; start: number; length: number };

/** Text with nothing but inline elements inside. No mention crosses two blocks. */
export type Block<N> = { text: string; segments: Segment<N>[] };

/** Between blocks where their texts are joined: the finder stops at a blank line. */
export const BLOCK_BREAK = "\n\n";

/** Stands for what is not text: nothing matches across it. */
const OBJECT = "\ufffc";

/** What is a space wherever text is not preformatted. */
const LINE_SPACE = /[\t\n\r\f]/g;

/** These lists have a space around each. */
const BLOCK =
  " address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure " +
  "footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary " +
  "table tbody td tfoot th thead tr ul ";
/** Neither shown nor part of the text around. */
const UNSEEN = " head script style template noscript title meta link datalist rt rp ";
/** Shown, but not the page's running text: never read, never marked. */
export const NOT_TEXT =
  " textarea input select option button code kbd samp svg math canvas video audio img picture iframe object embed " +
  "progress meter output map noembed noframes frameset ";
/** Editors and terminals that draw what is typed elsewhere: Ace, CodeMirror, Monaco, xterm. By their class names. */
export const DRAWN_EDITOR = /\b(?:ace_editor|CodeMirror|monaco-editor|xterm)\b/;
/** How our own elements' names begin: whoever put them there, the finder never reads our own words. */
export const OURS = "council-rating";

/** Of elements. Numbers: every page gets them. */
const INLINE = 0;
const BLOCKY = 1;
const LEFT_OUT = 2;
/** Left out, too, but it parts the text around. */
const REPLACED = 3;
type Kind = typeof INLINE | typeof BLOCKY | typeof LEFT_OUT | typeof REPLACED;

const kinds = new Map<string, Kind>();

/** Asked of every element: one look-up for tags met before. */
function kindOf(tag: string): Kind {
  let kind = kinds.get(tag);
  if (kind === undefined) {
    const isIn = (list: string) => list.includes(` ${tag} `);
    if (isIn(NOT_TEXT)) kind = REPLACED;
    else if (isIn(UNSEEN) || tag.startsWith(OURS)) kind = LEFT_OUT;
    else kind = isIn(BLOCK) ? BLOCKY : INLINE;
    kinds.set(tag, kind);
  }
  return kind;
}

/** What ends a word, wherever it stands; with spaces between. */
export const BREAKING_TAGS = `${BLOCK}${NOT_TEXT}br`;

export function isBlockTag(tag: string): boolean {
  return kindOf(tag) === BLOCKY;
}

/** Is the element left out with everything in it? */
export function isLeftOut<N>(element: N, tag: string, adapter: TreeAdapter<N>): boolean {
  if (kindOf(tag) >= LEFT_OUT) return true;
  if (!adapter.hasAttributes(element)) return false;
  const editable = adapter.attribute(element, "contenteditable");
  if (editable !== null && editable.toLowerCase() !== "false") return true;
  if (adapter.attribute(element, "hidden") !== null) return true;
  if (adapter.attribute(element, "role") === "textbox") return true;
  const classes = adapter.attribute(element, "class");
  return classes !== null && DRAWN_EDITOR.test(classes);
}

/** Does it hold, inside a drawing, what is none? */
export function isForeign(tag: string): boolean {
  return tag.toLowerCase() === "foreignobject";
}

/** Reads the blocks below and including `root`, in document order. Blocks of nothing but white space are left out. */
export function* readBlocks<N>(root: N, adapter: TreeAdapter<N>): Generator<Block<N>> {
  for (const block of readBlocksInSteps(root, adapter)) if (block) yield block;
}

/** Nodes between two steps. */
const STEP = 200;

/** An element under way. */
type Level<N> = {
  nodes: Nodes<N>;
  isBlock: boolean;
  isPreformatted: boolean;
  /** Inside a drawing, whose own text is not read. */
  isDrawing: boolean;
};

/** The same, with a null between blocks that are far apart: so that a live page can be read in slices. */
export function* readBlocksInSteps<N>(root: N, adapter: TreeAdapter<N>): Generator<Block<N> | null> {
  let count = 0;
  let block: Block<N> = { text: "", segments: [] };
  let level: Level<N> | undefined = {
    nodes: nodesOf([root]),
    isBlock: true,
    isPreformatted: false,
    isDrawing: false,
  };
  // An explicit stack: pages nest deeper than the call stack.
  const outer: Level<N>[] = [];
  while (level) {
    const node = level.nodes();
    if (!(++count % STEP)) yield null;
    if (!node) {
      if (level.isBlock && block.text) {
        if (block.segments[0]) yield block;
        block = { text: "", segments: [] };
      }
      level = outer.pop();
      continue;
    }
    const tag = adapter.tagOf(node);
    const text = tag ? null : adapter.textOf(node);
    if (text !== null) {
      if (level.isDrawing || (block.text === "" && !text.trim())) continue;
      block.segments.push({ node, start: block.text.length, length: text.length });
      block.text += level.isPreformatted ? text : text.replace(LINE_SPACE, " ");
      continue;
    }
    if (tag && isLeftOut(node, tag, adapter)) {
      if (kindOf(tag) === REPLACED) block.text += OBJECT;
      if (tag !== "svg" || adapter.attribute(node, "hidden") !== null) continue;
    }
    const isForeigner = level.isDrawing && tag && isForeign(tag);
    const isDrawing: boolean = tag === "svg" || (level.isDrawing && !isForeigner);
    if (tag === "br") block.text += "\n";
    const isBlock = !!tag && (isForeigner || isBlockTag(tag));
    if (isBlock && block.text) {
      if (block.segments[0]) yield block;
      block = { text: "", segments: [] };
    }
    outer.push(level);
    const isPreformatted: boolean = level.isPreformatted || tag === "pre";
    level = { nodes: adapter.children(node, tag), isBlock, isPreformatted, isDrawing };
  }
}

/** Blocks joined into one text, with every segment's start moved along. */
export function joinBlocks<N>(blocks: Iterable<Block<N>>): Block<N> {
  const texts: string[] = [];
  const segments: Segment<N>[] = [];
  let length = 0;
  for (const block of blocks) {
    for (const { node, start, length: size } of block.segments)
      segments.push({ node, start: length + start, length: size });
    texts.push(block.text);
    length += block.text.length + BLOCK_BREAK.length;
  }
  return { text: texts.join(BLOCK_BREAK), segments };
}

/** The segment that the character at `offset` belongs to; null for a character between text nodes. */
export function segmentAt<N>(segments: readonly Segment<N>[], offset: number): Segment<N> | null {
  let low = 0;
  let high = segments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((segments[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  const segment = segments[low];
  return segment && offset >= segment.start && offset < segment.start + segment.length ? segment : null;
}
