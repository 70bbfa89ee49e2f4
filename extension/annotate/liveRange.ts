/** A mark's range as a live one: what a static range cannot tell is where it is on the screen. */

/** Collapsed where the page changed under it. */
export function liveRange({ range }: { range: AbstractRange }): Range {
  const live = document.createRange();
  try {
    live.setStart(range.startContainer, range.startOffset);
    live.setEnd(range.endContainer, range.endOffset);
  } catch {
    live.collapse();
  }
  return live;
}
