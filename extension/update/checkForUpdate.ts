/** Looks for newer data and takes it, if it is whole, signed, valid and really newer. The old data stays until then. */
import { ReleaseError, readRelease } from "../../core/data/release.ts";
import type { ReleaseData } from "../../core/data/releaseSchema.ts";
import { currentData } from "../store/currentData.ts";
import { storeRelease } from "../store/storedRelease.ts";
import { readUpdateStatus, type UpdateOutcome, writeUpdateStatus } from "../store/updateStatus.ts";
import { DATA_KEY, DATA_URL } from "./dataAddress.ts";
import { fetchRelease, UpdateError } from "./fetchRelease.ts";

let running: Promise<UpdateOutcome> | null = null;
let noted: Promise<void> | null = null;

/** A look that was going on when the background was stopped will not end: says so. */
export function noteBrokenOff(): Promise<void> {
  noted ??= readUpdateStatus().then(async (status) => {
    if (status?.outcome.kind === "checking")
      await writeUpdateStatus({ kind: "failed", problem: "interrupted", detail: "" });
  });
  return noted;
}

/** Never throws; one look at a time. The outcome is kept for Options to tell. */
export function checkForUpdate(): Promise<UpdateOutcome> {
  running ??= check().finally(() => {
    running = null;
  });
  return running;
}

async function check(): Promise<UpdateOutcome> {
  await noteBrokenOff();
  await writeUpdateStatus({ kind: "checking" });
  const outcome = await update().catch(failed);
  await writeUpdateStatus(outcome);
  return outcome;
}

async function update(): Promise<UpdateOutcome> {
  if (DATA_URL === null) return { kind: "current" };
  const current = await currentData();
  const fetched = await fetchRelease(DATA_URL, current.stored?.etag ?? null);
  if (!fetched) return { kind: "current" };
  const data = await readRelease(fetched.text, DATA_KEY);
  const isSame = JSON.stringify(data) === JSON.stringify(current.release);
  if (isSame && current.stored?.etag === fetched.etag) return { kind: "current" };
  refuseLess(data, current.release);
  await store({ data, etag: fetched.etag });
  return { kind: isSame ? "current" : "updated" };
}

/** @throws UpdateError for a release that would take something away */
function refuseLess({ register }: ReleaseData, { register: have }: ReleaseData): void {
  if (register.asOf < have.asOf) throw new UpdateError("older", register.asOf);
  const lost = Object.values(have.councils).find(({ id }) => !(id in register.councils));
  if (lost) throw new UpdateError("fewer-councils", lost.name);
}

async function store(release: Parameters<typeof storeRelease>[0]): Promise<void> {
  try {
    await storeRelease(release);
  } catch (error) {
    const isFull = error instanceof DOMException && /quota/i.test(`${error.name} ${error.message}`);
    throw new UpdateError(isFull ? "storage-full" : "storage", isFull ? "" : String(error));
  }
}

function failed(error: unknown): UpdateOutcome {
  if (error instanceof UpdateError || error instanceof ReleaseError)
    return { kind: "failed", problem: error.problem, detail: error.detail };
  return { kind: "failed", problem: "storage", detail: String(error) };
}
