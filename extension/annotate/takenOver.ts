/**
 * Text that a server rendered and a framework will take over ("hydrate"): it compares what it finds with what it
 * would have rendered, and reports every node more. Nothing says when it is done, so such text gets no badges.
 */

/** The elements that frameworks and their servers render into, by the names they go by. */
const ROOTS =
  "#root, #app, #__next, #__nuxt, #___gatsby, #fusion-app, #svelte, [data-reactroot], [data-server-rendered], astro-island, [q\\:container]";
/** Vue marks what it has taken over. */
const TAKEN_OVER = "[data-v-app]";
/** What servers leave between nodes: React's boundaries and text separators, Vue's and Svelte's fragments. */
const MARKERS = new Set(["$", "$?", "$!", "/$", " ", "[", "]", "[!", "[-1"]);
/** Comments looked at: markers are many where there are any. */
const MOST = 300;

export function mayBeTakenOver(block: Element): boolean {
  if (block.closest(TAKEN_OVER)) return false;
  return block.closest(ROOTS) !== null || hasMarkers(block);
}

/** Around the block, as far out as its outermost element in the body. */
function hasMarkers(block: Element): boolean {
  let outermost = block;
  while (outermost.parentElement && outermost.parentElement !== document.body)
    outermost = outermost.parentElement;
  const comments = document.createTreeWalker(outermost, NodeFilter.SHOW_COMMENT);
  for (let i = 0; i < MOST && comments.nextNode(); i++)
    if (MARKERS.has((comments.currentNode as Comment).data)) return true;
  return false;
}
