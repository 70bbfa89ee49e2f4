/** What waits in a batch, how far it is, what its feeds and sitemaps listed, and what could not be read. */
import type { FoundPages } from "../../store/scanLog.ts";
import { done } from "../researchState.ts";
import { pauseBatch, startBatch, state } from "./batchRun.ts";
import { clear, counts, items, lists, retryFailed, waitingSites } from "./batchState.ts";

/** Of failures shown, and of lists; all are kept. */
const MOST = 200;

export function Queue() {
  const { all, waiting, done: read, failed } = counts.value;
  const isRunning = state.value === "running";
  const sites = waitingSites.value;
  return (
    <>
      <h2>Progress</h2>
      <progress value={read + failed} max={all} aria-label="Batch" />
      <p role="status">
        {read} of {all} read
        {failed > 0 && `, ${failed} failed`}
        {waiting > 0 && `, ${waiting} waiting`}.{state.value === "pausing" && " Pausing…"}
      </p>
      {waiting > 0 && !isRunning && sites.length > 0 && (
        <p class="quiet">
          Pages will be fetched from{" "}
          {sites
            .slice(0, 10)
            .map(([site, count]) => `${site.replace(/^https?:\/\//, "")} (${count})`)
            .join(", ")}
          {sites.length > 10 && ` and ${sites.length - 10} more sites`}, one at a time from each. Your browser
          may ask you to allow just these sites.
        </p>
      )}
      <div class="buttons">
        {waiting > 0 && !isRunning && (
          <button type="button" disabled={state.value === "pausing"} onClick={() => void startBatch()}>
            {read + failed > 0 ? "Resume" : "Start"}
          </button>
        )}
        {isRunning && (
          <button type="button" onClick={pauseBatch}>
            Pause
          </button>
        )}
        {failed > 0 && !isRunning && (
          <button type="button" onClick={() => void retryFailed()}>
            Try the failed again
          </button>
        )}
        {!isRunning && (
          <button
            type="button"
            onClick={() => {
              void clear();
              done.value = { words: "The batch was cleared. Pages that were read stay in the log." };
            }}
          >
            Clear the batch
          </button>
        )}
      </div>
      {lists.value.length > 0 && <Lists />}
      {failed > 0 && <Failures />}
    </>
  );
}

function Failures() {
  const all = items.value.filter(({ state: itemState }) => itemState === "failed");
  return (
    <>
      <h2>Not read</h2>
      <ul class="failures">
        {all.slice(0, MOST).map(({ id, name, problem }) => (
          <li key={id}>
            <span class="name">{name}</span>: {problem}
          </li>
        ))}
      </ul>
      {all.length > MOST && <p class="quiet">And {all.length - MOST} more.</p>}
    </>
  );
}

function Lists() {
  const all = lists.value;
  return (
    <>
      <h2>Feeds and sitemaps</h2>
      <ul class="failures">
        {all.slice(0, MOST).map(({ id, name, found }) => (
          <li key={id}>
            <span class="name">{name}</span>: {found && foundWords(found)}
          </li>
        ))}
      </ul>
      {all.length > MOST && <p class="quiet">And {all.length - MOST} more.</p>}
      {all.some(({ found }) => found && found.left > 0) && (
        <p>
          A batch takes no more pages from lists. Cleared, it takes the next when the list is added again; the
          command line reads any number:{" "}
          <code>council-ratings scan https://news.example/sitemap.xml -o table</code>
        </p>
      )}
    </>
  );
}

function foundWords({ added, had, left }: FoundPages): string {
  const pages = (count: number) => `${count.toLocaleString("en-GB")} ${count === 1 ? "page" : "pages"}`;
  return [
    `${pages(added)} added`,
    ...(had > 0 ? [`${pages(had)} had before`] : []),
    ...(left > 0 ? [`${pages(left)} left out`] : []),
  ].join(", ");
}
