import { type ComponentChild, render } from "preact";

/** Shows a surface on one of the extension's own pages. */
export function mount(surface: ComponentChild): void {
  const root = document.getElementById("surface");
  if (root) render(surface, root);
}
