/** What came of the last look for newer data. Apart from the data, so that it can be told when that cannot be stored. */
import * as v from "valibot";
import { browser } from "wxt/browser";

export const UPDATE_PROBLEMS = [
  "interrupted",
  "unreachable",
  "slow",
  "status",
  "too-large",
  "not-a-release",
  "unsigned",
  "tampered",
  "invalid",
  "older",
  "fewer-councils",
  "storage-full",
  "storage",
] as const;
export type UpdateProblem = (typeof UPDATE_PROBLEMS)[number];

const statusShape = v.object({
  /** Epoch ms. */
  checkedAt: v.number(),
  outcome: v.variant("kind", [
    v.object({ kind: v.literal("checking") }),
    v.object({ kind: v.literal("updated") }),
    v.object({ kind: v.literal("current") }),
    v.object({ kind: v.literal("failed"), problem: v.picklist(UPDATE_PROBLEMS), detail: v.string() }),
  ]),
});
export type UpdateStatus = v.InferOutput<typeof statusShape>;
export type UpdateOutcome = UpdateStatus["outcome"];

export const UPDATE_STATUS = "update-status";

/** @returns null before the first look */
export async function readUpdateStatus(): Promise<UpdateStatus | null> {
  const checked = v.safeParse(statusShape, (await browser.storage.local.get(UPDATE_STATUS))[UPDATE_STATUS]);
  return checked.success ? checked.output : null;
}

export async function writeUpdateStatus(outcome: UpdateOutcome): Promise<void> {
  await browser.storage.local.set({ [UPDATE_STATUS]: { checkedAt: Date.now(), outcome } });
}

/** @returns ends the watching */
export function watchUpdateStatus(onChange: () => void): () => void {
  const listener = (changes: Record<string, unknown>, area: string) => {
    if (area === "local" && UPDATE_STATUS in changes) onChange();
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}
