/** In a frame: shows what the address asks for, and tells the page around how high it is. */
import "../script.ts";

const asked = new URLSearchParams(location.search);
const element = document.querySelector("council-rating");
for (const name of ["view", "theme", "judgement", "as-of"]) {
  const value = asked.get(name);
  if (value && element) element.setAttribute(name, value);
}
document.documentElement.dataset.theme = asked.get("theme") ?? "auto";

/** `{ type: "council-rating-height", height }`, in px, whenever it changes. */
new ResizeObserver(() => {
  const height = Math.ceil(document.body.getBoundingClientRect().height);
  parent.postMessage({ type: "council-rating-height", height }, "*");
}).observe(document.body);
