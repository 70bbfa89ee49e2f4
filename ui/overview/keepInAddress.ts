/** The view is in the address, and the address makes the view: back and forward, too. */
import { effect } from "@preact/signals";
import type { OverviewState } from "./overviewState.ts";
import { readView, viewQuery } from "./viewAddress.ts";

/** Once, when the page is there. */
export function keepInAddress({ view, known, problems, data }: OverviewState): void {
  const read = () => {
    const asked = readView(new URLSearchParams(location.search), known.peek());
    problems.value = asked.problems;
    view.value = asked.view;
  };
  read();
  addEventListener("popstate", read);
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const query = viewQuery(view.value, data.value);
    clearTimeout(timer);
    // A slider that is drawn would change it more often than browsers allow.
    timer = setTimeout(
      () => history.replaceState(null, "", `${location.pathname}${query && `?${query}`}${location.hash}`),
      250,
    );
  });
}
