/** How new the data is, beside every rating on our own pages, and the way to look at Ofsted's site. */
import { signal } from "@preact/signals";
import { browser } from "wxt/browser";
import { oldWords } from "../../core/model/freshness.ts";
import { dateWords } from "../../core/model/ratingWords.ts";
import { lookWords, timeWords } from "../look/lookWords.ts";
import { type LookStatus, readLookStatus, watchLooks } from "../store/lookStatus.ts";

/** Null before the first look. */
export const lookStatus = signal<LookStatus | null>(null);

const readStatus = async () => {
  lookStatus.value = await readLookStatus();
};
watchLooks(({ status }) => status && void readStatus());
void readStatus();

/** Calls when what was read from Ofsted's site changes what there is to show. */
export function watchReadHere(onChange: () => void): void {
  watchLooks(({ taken }) => taken && onChange());
}

/** @param asOf ISO date up to which the data is complete */
export function DataAge({
  asOf,
  children,
}: {
  asOf: string | undefined;
  children?: preact.ComponentChildren;
}) {
  if (!asOf) return null;
  const old = oldWords(asOf);
  return (
    <section class="data-age" aria-label="How new the data is">
      <p>
        <span class="source">Ofsted, as of {dateWords(asOf)}.</span> {old && <strong>{old}.</strong>}{" "}
        {children}
      </p>
      <CheckOfsted />
    </section>
  );
}

export function CheckOfsted() {
  const status = lookStatus.value;
  const isLooking = status?.outcome.kind === "looking";
  return (
    <>
      <button type="button" disabled={isLooking} onClick={() => void checkOfsted()}>
        Check Ofsted now
      </button>
      <p class="look" role="status" data-outcome={status?.outcome.kind}>
        {status && (
          <>
            {lookWords(status)}{" "}
            {!isLooking && (
              <time class="quiet" dateTime={new Date(status.at).toISOString()}>
                ({timeWords(status.at)})
              </time>
            )}
          </>
        )}
      </p>
    </>
  );
}

async function checkOfsted(): Promise<void> {
  await browser.runtime.sendMessage({ type: "check-ofsted" });
}
