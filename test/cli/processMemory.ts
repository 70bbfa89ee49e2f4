/** What a process holds in memory at most, from its start to its end. */
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";

export type Ended = { status: number | null; signal: NodeJS.Signals | null; megabytes: number };

/** Resolves when it has ended. */
export async function untilEnded(run: ChildProcess): Promise<Ended> {
  let megabytes = 0;
  const watch = setInterval(() => {
    megabytes = Math.max(megabytes, residentMegabytes(run.pid ?? 0));
  }, 20);
  const [status, signal] = await once(run, "exit");
  clearInterval(watch);
  return { status, signal, megabytes };
}

/** Zero where the system does not say. */
function residentMegabytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, "utf8");
    return Number(/VmHWM:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1000;
  } catch {
    return 0;
  }
}
