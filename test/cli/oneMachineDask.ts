/** Dask on this machine alone: Debian's scheduler and two workers, each with its nanny, as real processes. */
import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

export type Dask = {
  address: string;
  stop(): void;
  workerOf(reader: number): number;
  machineOf(reader: number): number;
};

const QUIET = ["--no-dashboard", "--host", "127.0.0.1"];

export async function startDask(): Promise<Dask> {
  const folder = mkdtempSync(join(tmpdir(), "council-ratings-dask-"));
  const schedulerFile = join(folder, "scheduler.json");
  const machines: ChildProcess[] = [];
  // A group of its own each, as a machine would be: all of it can be ended at once.
  const start = (command: string, args: string[]) => {
    machines.push(spawn(command, [...args, ...QUIET], { stdio: "ignore", cwd: folder, detached: true }));
  };
  start("dask-scheduler", ["--port", "0", "--scheduler-file", schedulerFile]);
  while (!existsSync(schedulerFile)) await wait(50);
  for (const name of ["first", "second"])
    start("dask-worker", [
      ...["--scheduler-file", schedulerFile, "--nthreads", "1", "--memory-limit", "0"],
      ...["--local-directory", join(folder, name)],
    ]);
  return {
    address: JSON.parse(readFileSync(schedulerFile, "utf8")).address,
    stop() {
      for (const { pid } of machines.reverse()) if (pid !== undefined) endGroup(pid);
    },
    workerOf: (reader) => status(reader).parent,
    machineOf: (reader) => status(reader).group,
  };
}

/** Ends all processes of a group at once, with no time to say so. */
export function endGroup(group: number): void {
  try {
    process.kill(-group, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

function status(pid: number): { parent: number; group: number } {
  // Behind the name, which may hold anything: state, parent, group.
  const [, parent, group] =
    readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ").map(Number) ?? [];
  if (!parent || !group) throw new Error(`process ${pid} has no parent`);
  return { parent, group };
}
