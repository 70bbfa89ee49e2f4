/** All councils at a glance, with the data in use: also what was read on this computer. */
import { signal } from "@preact/signals";
import { keepInAddress } from "../../ui/overview/keepInAddress.ts";
import { Overview } from "../../ui/overview/Overview.tsx";
import { createOverview, type OverviewState } from "../../ui/overview/overviewState.ts";
import { currentData } from "../store/currentData.ts";
import { DataAge, watchReadHere } from "../ui/dataAge.tsx";

const overview = signal<OverviewState | null>(null);
const failure = signal("");

async function show(): Promise<void> {
  try {
    const { register } = await currentData();
    const shown = overview.value;
    if (!shown) {
      const made = createOverview(register);
      keepInAddress(made);
      overview.value = made;
      requestAnimationFrame(goToCouncilAsked);
      return;
    }
    const wasNewest = shown.view.value.day === shown.data.value.asOf;
    shown.data.value = register;
    if (wasNewest) shown.change({ day: register.asOf });
  } catch (error) {
    failure.value = `The grades could not be read: ${(error as Error).message}. Reload this page to try again.`;
  }
}
/** `england.html#kent`: where a card leads. */
function goToCouncilAsked(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  if (id) document.querySelector<SVGAElement>(`.map [data-id="${CSS.escape(id)}"]`)?.focus();
}

watchReadHere(() => void show());
void show();

export function EnglandPage() {
  const state = overview.value;
  return (
    <main class="page wide-page" aria-busy={!state && failure.value === ""}>
      <h1>England at a glance</h1>
      {failure.value && <p role="alert">{failure.value}</p>}
      {state && (
        <>
          <Overview
            state={state}
            councilAddress={(id) => `council.html?id=${id}`}
            keep={async (kind) => {
              const { keepFile } = await import("../../ui/overview/overviewFiles.tsx");
              return keepFile(state, kind);
            }}
          />
          <DataAge asOf={state.data.value.asOf}>
            Open Government Licence v3.0. Hexagons after Open Innovations.
          </DataAge>
        </>
      )}
    </main>
  );
}
