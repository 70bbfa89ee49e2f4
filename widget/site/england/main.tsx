/** Takes over the page that was rendered when the site was built. */
import councils from "virtual:council-ratings/overview";
import { hydrate } from "preact";
import { keepInAddress } from "../../../ui/overview/keepInAddress.ts";
import { createOverview } from "../../../ui/overview/overviewState.ts";
import { EnglandPage } from "./EnglandPage.tsx";
import { bringPart } from "./parts.ts";

const here = document.currentScript instanceof HTMLScriptElement ? document.currentScript.src : location.href;
const state = createOverview(councils);
const onNeed = {
  search: async () => (await bringPart("search", here))(councils),
  keep: async (kind: Parameters<Awaited<ReturnType<typeof files>>>[0]) => (await files())(kind),
};
const files = async () => (await bringPart("files", here))(state);

const root = document.getElementById("england");
if (root) {
  hydrate(<EnglandPage state={state} up={root.dataset.up ?? ""} onNeed={onNeed} />, root);
  keepInAddress(state);
}
