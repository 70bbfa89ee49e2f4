/** The shares of a scan as an array of Slurm's: whatever ends in the middle, each page once. */
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { missing } from "../debianPackage.ts";
import { type Slurm, startSlurm } from "./oneNodeSlurm.ts";
import {
  endInTheMiddle,
  makeSharedScan,
  merged,
  problemsIn,
  ROOT,
  SCALE,
  type SharedScan,
} from "./sharedScan.ts";

const SHARES = 4;

const why =
  missing("slurmctld", "slurm-wlm", "-V") ?? (process.getuid?.() === 0 ? null : "only root can start Slurm");

describe.skipIf(why !== null)(why === null ? "Slurm" : `Slurm (left out: ${why})`, () => {
  let crawl: SharedScan;
  let slurm: Slurm;
  beforeAll(async () => {
    crawl = await makeSharedScan();
    slurm = await startSlurm();
    return () => slurm.stop();
  });

  test("a task that is killed and an archive that is broken: every page once, also when all is run again", async () => {
    const out = crawl.folder("slurm");
    const args = [
      `--array=1-${SHARES}`,
      "--output=/dev/null",
      `--chdir=${ROOT}`,
      join(SCALE, "slurm-array.sh"),
      crawl.input,
      out,
    ];
    const ended = slurm.run(args);
    await endInTheMiddle(out, SHARES, (reader) => process.kill(reader, "SIGKILL"), ended);
    expect(await ended).toBe(0);
    expect(await merged(out)).toEqual(crawl.mentions);
    expect(problemsIn(out)).toEqual(crawl.problems);

    expect(await slurm.run(args)).toBe(0);
    expect(await merged(out)).toEqual(crawl.mentions);
  });
});
