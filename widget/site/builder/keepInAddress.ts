/** What is chosen is in the address too, so that a choice can be linked to. */
import { effect } from "@preact/signals";
import * as council from "./builderState.ts";
import * as map from "./mapState.ts";

export function keepInAddress(): void {
  effect(() => history.replaceState(null, "", `?${council.shown.value === "map" ? ofMap() : ofCouncil()}`));
}

function ofCouncil(): URLSearchParams {
  const { id, view, theme, judgement } = council.choice.value;
  const form = council.form.value;
  return new URLSearchParams({
    council: id,
    ...(view !== "badge" && { view }),
    ...(theme !== "auto" && { theme }),
    ...(judgement && { judgement }),
    ...(form !== "html" && { as: form }),
  });
}

function ofMap(): URLSearchParams {
  const { judgement, region, theme } = map.choice.value;
  const form = map.form.value;
  return new URLSearchParams({
    show: "map",
    ...(judgement !== "overall" && { judgement }),
    ...(region && { region }),
    ...(theme !== "auto" && { theme }),
    ...(form !== "iframe" && { as: form }),
  });
}
