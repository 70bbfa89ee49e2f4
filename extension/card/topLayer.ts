/** Our own elements over a page: each a popover with a shadow tree, which no rule of the page reaches. */

export function createOverlay(tag: string, styles: string): { host: HTMLElement; shadow: ShadowRoot } {
  const host = document.createElement(tag);
  host.popover = "manual";
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  shadow.adoptedStyleSheets = [sheet];
  return { host, shadow };
}

/**
 * Outside the body, where pages do not look; but only what is inside an open modal dialog, or an element that fills the
 * screen, can be used there. Put back if the page has thrown it out.
 *
 * @param around the element that what it is about stands in
 */
export function putOver(host: HTMLElement, around: Element | null): void {
  const home = around?.closest("dialog:modal, :fullscreen") ?? document.documentElement;
  if (host.parentNode !== home) home.append(host);
}
