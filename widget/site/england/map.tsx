/** In a frame: takes over the map that was rendered when the site was built, and shows what the address asks for. */
import councils from "virtual:council-ratings/overview";
import { hydrate } from "preact";
import { createOverview } from "../../../ui/overview/overviewState.ts";
import { readView } from "../../../ui/overview/viewAddress.ts";
import { showAsAsked, tellHeight } from "../framed.ts";
import { MapFrame } from "./MapFrame.tsx";

const state = createOverview(councils);
const root = document.getElementById("map");
if (root) {
  const asked = showAsAsked();
  hydrate(<MapFrame state={state} />, root);
  // What a frame's address asks for wrongly is as it is without being asked: a reader can do nothing about it.
  state.view.value = readView(asked, state.known.value).view;
  tellHeight();
}
