/**
 * Where our own elements over a page stand: outside the body, where pages do not look; but only what is inside an open
 * modal dialog, or an element that fills the screen, can be used there.
 */
export function topLayerHome(around: Element | null): Element {
  return around?.closest("dialog:modal, :fullscreen") ?? document.documentElement;
}
