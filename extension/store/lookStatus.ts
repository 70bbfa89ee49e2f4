/** Looks at Ofsted's site: what came of the last one, and whether there is to be one each week. On this machine alone. */
import * as v from "valibot";
import { browser } from "wxt/browser";

/** `refused`, `status`: how the site answered. `markup`: it does not look as it did. `most`: enough for one look. */
export const LOOK_PROBLEMS = [
  "interrupted",
  "unreachable",
  "slow",
  "refused",
  "status",
  "elsewhere",
  "too-large",
  "markup",
  "most",
  "storage-full",
  "storage",
] as const;
export type LookProblem = (typeof LOOK_PROBLEMS)[number];

export const lookOutcome = v.variant("kind", [
  v.object({ kind: v.literal("looking"), done: v.number(), of: v.number() }),
  v.object({
    kind: v.literal("done"),
    /** Reports with grades that were read in this look, and such as could not be. */
    read: v.number(),
    unread: v.number(),
    /** Councils whose page could not be read, or that were not listed. */
    missed: v.number(),
    /** Days by which this machine's clock is ahead of the site's; 0 for less than one. */
    clock: v.number(),
  }),
  v.object({
    kind: v.literal("failed"),
    problem: v.picklist(LOOK_PROBLEMS),
    detail: v.string(),
    /** ms that the site asks to wait. */
    wait: v.number(),
  }),
]);
export type LookOutcome = v.InferOutput<typeof lookOutcome>;

const statusShape = v.object({
  /** Epoch ms. */
  at: v.number(),
  outcome: lookOutcome,
  /** Looks in a row that failed. */
  failures: v.number(),
  /** Epoch ms before which there is no further look; 0 where there may be one. */
  notBefore: v.number(),
});
export type LookStatus = v.InferOutput<typeof statusShape>;

export const LOOK_STATUS = "look-status";
export const WEEKLY = "look-weekly";
/** Changes when what was read here does. */
export const TAKEN = "look-taken";

/** @returns null before the first look */
export async function readLookStatus(): Promise<LookStatus | null> {
  const checked = v.safeParse(statusShape, (await browser.storage.local.get(LOOK_STATUS))[LOOK_STATUS]);
  return checked.success ? checked.output : null;
}

export async function writeLookStatus(status: LookStatus): Promise<void> {
  await browser.storage.local.set({ [LOOK_STATUS]: status });
}

/** Did the reader ask for a look each week? */
export async function readWeekly(): Promise<boolean> {
  return (await browser.storage.local.get(WEEKLY))[WEEKLY] === true;
}

export async function chooseWeekly(isWeekly: boolean): Promise<void> {
  await browser.storage.local.set({ [WEEKLY]: isWeekly });
}

/** To be called when what was read here has changed. */
export async function tellTaken(): Promise<void> {
  await browser.storage.local.set({ [TAKEN]: Date.now() });
}

/** @returns ends the watching */
export function watchLooks(
  onChange: (what: { status: boolean; weekly: boolean; taken: boolean }) => void,
): () => void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    const what = { status: LOOK_STATUS in changes, weekly: WEEKLY in changes, taken: TAKEN in changes };
    if (area === "local" && Object.values(what).includes(true)) onChange(what);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
