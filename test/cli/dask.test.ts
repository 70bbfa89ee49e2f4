/** The shares of a scan on Dask, by its own scheduler and workers: whatever ends in the middle, each page once. */
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { missing } from "../debianPackage.ts";
import { type Dask, endGroup, startDask } from "./oneMachineDask.ts";
import { endInTheMiddle, makeSharedScan, merged, problemsIn, SCALE, type SharedScan } from "./sharedScan.ts";

const SHARES = 4;
/** Debian's own: another Python on the path does not know Dask. */
const PYTHON = "/usr/bin/python3";

const why = missing("dask-worker", "python3-distributed");

describe.skipIf(why !== null)(why === null ? "Dask" : `Dask (left out: ${why})`, () => {
  let crawl: SharedScan;
  beforeAll(async () => {
    crawl = await makeSharedScan();
  });

  test("a machine that is lost and an archive that is broken: every page once", () =>
    onDask("lost", ({ machineOf }, reader) => endGroup(machineOf(reader))));

  test("a worker that is killed while its share goes on without it, and is begun again: every page once", () =>
    onDask("orphan", ({ workerOf }, reader) => process.kill(workerOf(reader), "SIGKILL")));

  async function onDask(name: string, kill: (dask: Dask, reader: number) => void): Promise<void> {
    const dask = await startDask();
    try {
      const out = crawl.folder(name);
      const args = [join(SCALE, "dask-shares.py"), "--scheduler", dask.address];
      const all = [...args, "--shares", String(SHARES), crawl.input, out];
      const shares = spawn(PYTHON, all, { stdio: "ignore" });
      const ended = once(shares, "exit");
      await endInTheMiddle(out, SHARES, (reader) => kill(dask, reader), ended);
      expect(await ended).toEqual([0, null]);
      expect(await merged(out)).toEqual(crawl.mentions);
      expect(problemsIn(out)).toEqual(crawl.problems);

      const before = readFileSync(join(out, "mentions-001-of-004.parquet"));
      const again = spawnSync(PYTHON, all, { encoding: "utf8" });
      expect(again.stdout.match(/Already complete/g)).toHaveLength(SHARES);
      expect(readFileSync(join(out, "mentions-001-of-004.parquet"))).toEqual(before);
    } finally {
      dask.stop();
    }
  }
});
