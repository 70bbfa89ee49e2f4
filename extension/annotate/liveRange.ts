/** Where a mark is on the screen. */

/** For what a static range cannot do: where it is on the screen. */
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
