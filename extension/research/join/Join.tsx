/** A researcher's own table, with the ratings of the data in use: also those read on this computer. */
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { createResolver } from "../../../core/model/resolve.ts";
import { JoinTable } from "../../../ui/join/JoinTable.tsx";
import { createJoin, type JoinState } from "../../../ui/join/joinState.ts";
import { searchCouncils } from "../../../ui/searchCouncils.ts";
import { type CurrentData, currentData } from "../../store/currentData.ts";

/** Kept while the page is open, whatever tab is in front. */
let made: { state: JoinState; data: CurrentData } | null = null;

export function Join() {
  const ready = useSignal(made);
  const failure = useSignal("");
  useEffect(() => {
    if (ready.value) return;
    currentData().then(
      (data) => {
        const { register, lexicon } = data;
        made ??= { data, state: createJoin(register, createResolver(lexicon, register)) };
        ready.value = made;
      },
      (error: Error) => {
        failure.value = `The grades could not be read: ${error.message}. Reload this page to try again.`;
      },
    );
  }, [ready, failure]);
  return (
    <div class="own-table">
      <h2>Ratings beside a table of yours</h2>
      {failure.value && <p role="alert">{failure.value}</p>}
      {ready.value && <Ready {...ready.value} />}
    </div>
  );
}

function Ready({ state, data: { register, lexicon } }: { state: JoinState; data: CurrentData }) {
  return (
    <JoinTable
      state={state}
      search={(query) => searchCouncils(query, register, lexicon).filter(({ id }) => id in register.councils)}
      nameOf={(id) => register.councils[id]?.name ?? id}
    />
  );
}
