/** Files that are there under their name only when they are complete. */
import { randomBytes } from "node:crypto";
import { rename, rm, writeFile } from "node:fs/promises";

/** @throws what the disk throws: the file is then as it was before */
export async function writeWhole(path: string, content: string | Uint8Array): Promise<void> {
  const part = partOf(path);
  try {
    await writeFile(part, content);
    await rename(part, path);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** Where `path` is written until it is whole: no other process, on this machine or another, writes there. */
export function partOf(path: string): string {
  return `${path}.${randomBytes(4).toString("hex")}.part`;
}
