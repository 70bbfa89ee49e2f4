/** A zip with the same bytes for the same files: the time at which it was made is left out. */
import { unzipSync, zipSync } from "fflate";

/** The earliest that a zip can say, on the clock of any place. */
const EARLIEST = new Date(1980, 0, 1);

export function steadyZip(zip: Uint8Array): Uint8Array {
  const files = Object.entries(unzipSync(zip)).filter(([name]) => !name.endsWith("/"));
  files.sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(Object.fromEntries(files), { mtime: EARLIEST, level: 9 });
}
