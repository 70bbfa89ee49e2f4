/** Programs that a test runs for real: Debian's packages, installed where that may be done. */
import { execFileSync, spawnSync } from "node:child_process";

/**
 * @param asked what the command answers without doing anything
 * @returns null when the command is there, else why not
 */
export function missing(command: string, debianPackage: string, asked = "--version"): string | null {
  if (isThere(command, asked)) return null;
  if (process.getuid?.() !== 0)
    return `${command} is not installed, and only root can install ${debianPackage}`;
  const quiet = { stdio: "ignore", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } } as const;
  try {
    // Tests run beside each other, and packages are installed one after the other.
    const alone = ["/tmp/council-ratings-apt.lock", "apt-get"];
    execFileSync("flock", [...alone, "update"], quiet);
    execFileSync("flock", [...alone, "install", "-y", "--no-install-recommends", debianPackage], quiet);
  } catch {
    return `${debianPackage} could not be installed`;
  }
  return isThere(command, asked) ? null : `${debianPackage} brings no ${command}`;
}

function isThere(command: string, asked: string): boolean {
  return spawnSync(command, [asked], { stdio: "ignore" }).status === 0;
}
