/** Disks that fill: small ones, in memory. */
import { spawnSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A small disk of its own takes rights that not everybody has. */
export function mayMount(): boolean {
  const place = mkdtempSync(join(tmpdir(), "council-ratings-mount-"));
  if (spawnSync("mount", ["-t", "tmpfs", "-o", "size=100k", "tmpfs", place]).status !== 0) return false;
  return spawnSync("umount", [place]).status === 0;
}
