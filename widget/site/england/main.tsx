/** Takes over the page that was rendered when the site was built. */
import councils from "virtual:council-ratings/overview";
import { hydrate } from "preact";
import { keepInAddress } from "../../../ui/overview/keepInAddress.ts";
import { createOverview } from "../../../ui/overview/overviewState.ts";
import { EnglandPage } from "./EnglandPage.tsx";

const state = createOverview(councils);
const root = document.getElementById("england");
if (root) {
  hydrate(<EnglandPage state={state} />, root);
  keepInAddress(state);
}
