/** What every page of ours does that stands in a frame. */

/** In the colours that the address asks for. @returns what it asks for */
export function showAsAsked(): URLSearchParams {
  const asked = new URLSearchParams(location.search);
  document.documentElement.dataset.theme = asked.get("theme") ?? "auto";
  return asked;
}

/** Tells the page around `{ type: "council-rating-height", height }`, in px, whenever it changes. */
export function tellHeight(): void {
  new ResizeObserver(() => {
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    parent.postMessage({ type: "council-rating-height", height }, "*");
  }).observe(document.body);
}
