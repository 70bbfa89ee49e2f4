/** Programs that a test runs for real: Debian's packages, installed where that may be done. */
import { execFileSync, spawnSync } from "node:child_process";

/** @returns null when the command is there, else why not */
export function missing(command: string, debianPackage: string): string | null {
  if (isThere(command)) return null;
  if (process.getuid?.() !== 0)
    return `${command} is not installed, and only root can install ${debianPackage}`;
  const quiet = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  try {
    execFileSync("apt-get", ["update"], quiet);
    execFileSync("apt-get", ["install", "-y", "--no-install-recommends", debianPackage], quiet);
  } catch {
    return `${debianPackage} could not be installed`;
  }
  return isThere(command) ? null : `${debianPackage} brings no ${command}`;
}

function isThere(command: string): boolean {
  return spawnSync(command, ["--version"], { stdio: "ignore" }).status === 0;
}
