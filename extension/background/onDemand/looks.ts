/** Looks at Ofsted's site when the reader asks for one, and each week where the reader chose so. */
import { browser } from "wxt/browser";
import { endLook, startLook } from "../../look/lookHost.ts";
import { LOOK_LOCK, type LookEvent } from "../../look/lookMessages.ts";
import { currentData } from "../../store/currentData.ts";
import {
  type LookOutcome,
  type LookStatus,
  readLookStatus,
  readWeekly,
  tellTaken,
  watchLooks,
  writeLookStatus,
} from "../../store/lookStatus.ts";

const ALARM = "look";
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let starting: Promise<void> | null = null;

/** One at a time, and none before the time that the site has set. The outcome is kept for every surface to tell. */
function lookAtOfsted(): Promise<void> {
  starting ??= startOne().finally(() => {
    starting = null;
  });
  return starting;
}

async function startOne(): Promise<void> {
  const before = await readLookStatus();
  const now = Date.now();
  // A time further off than any that is set here is one of a clock that was wrong.
  if (before && before.notBefore > now && before.notBefore < now + 2 * DAY) return;
  if (before?.outcome.kind === "looking" && (await isUnderWay())) return;
  await note({ kind: "looking", done: 0, of: 0 });
  const { release } = await currentData();
  const { version } = browser.runtime.getManifest();
  await startLook({ data: release, version }, (event) => void onLookEvent(event)).catch((error) =>
    note({ kind: "failed", problem: "storage", detail: String(error), wait: 0 }),
  );
}

/** @returns what came of it, when it is done */
export async function lookNow(): Promise<LookStatus | null> {
  await lookAtOfsted();
  const isDone = (status: LookStatus | null) => status?.outcome.kind !== "looking";
  return new Promise((resolve) => {
    const stop = watchLooks(() => void tell());
    const tell = async () => {
      const status = await readLookStatus();
      if (!isDone(status)) return;
      stop();
      resolve(status);
    };
    void tell();
  });
}

export async function onLookEvent(event: LookEvent): Promise<void> {
  if (event.kind === "progress") {
    const { progress } = event;
    await note({
      kind: "looking",
      ...(progress.step === "listing" ? { done: 0, of: 0 } : { done: progress.done, of: progress.of }),
    });
  }
  if (event.kind === "read") await tellTaken();
  if (event.kind === "done") {
    await note(event.outcome);
    await tellTaken();
    await endLook();
    await schedule();
  }
}

export async function onLookAlarm(name: string): Promise<void> {
  if (name === ALARM) await lookAtOfsted();
}

/** The reader chose weekly looks, or none. */
export function onWeeklyChosen(): Promise<void> {
  return schedule();
}

export async function startLooks(): Promise<void> {
  await noteBrokenOff();
  // Firefox forgets alarms with the browser.
  if (!(await browser.alarms.get(ALARM))) await schedule();
}

/** A look that was going on when the browser was stopped will not end: says so. The next one goes on where it was. */
async function noteBrokenOff(): Promise<void> {
  if ((await readLookStatus())?.outcome.kind === "looking" && !(await isUnderWay()))
    await note({ kind: "failed", problem: "interrupted", detail: "", wait: 0 });
}

async function isUnderWay(): Promise<boolean> {
  const { held = [] } = await navigator.locks.query();
  return held.some(({ name }) => name === LOOK_LOCK);
}

async function note(outcome: LookOutcome): Promise<void> {
  const before = await readLookStatus();
  const at = Date.now();
  const failures =
    outcome.kind === "failed"
      ? (before?.failures ?? 0) + 1
      : outcome.kind === "done"
        ? 0
        : (before?.failures ?? 0);
  const isRefusal = outcome.kind === "failed" && (outcome.problem === "refused" || outcome.wait > 0);
  const wait = isRefusal ? Math.min(DAY, Math.max(outcome.wait, HOUR * 2 ** (failures - 1))) : 0;
  await writeLookStatus({ at, outcome, failures, notBefore: wait > 0 ? at + wait : 0 });
}

/** At a time of the week that differs from one reader to the next; sooner after a failure, and later after each. */
async function schedule(): Promise<void> {
  await browser.alarms.clear(ALARM);
  if (!(await readWeekly())) return;
  const status = await readLookStatus();
  const now = Date.now();
  const failures = status?.failures ?? 0;
  const after = failures > 0 ? Math.min(7 * DAY, HOUR * 2 ** failures) : 7 * DAY;
  const due = status ? Math.min(status.at, now) + after : now;
  const jitter = Math.random() * (status && failures === 0 ? DAY : HOUR);
  await browser.alarms.create(ALARM, {
    when: Math.max(due, status?.notBefore ?? 0, now + MINUTE) + jitter,
  });
}
