/** Reports that were downloaded, by address and by what is in them: an update that is stopped goes on where it was. */
import { createHash } from "node:crypto";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import * as v from "valibot";
import { writeWhole } from "../wholeFile.ts";

const indexShape = v.record(v.string(), v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)));

export type ReportCache = {
  /** @returns the path of the file. Downloads it when it is not there, or is not what it was */
  get(address: string, download: () => Promise<Uint8Array>): Promise<string>;
};

/** @param folder is made when it is not there */
export async function openReportCache(folder: string): Promise<ReportCache> {
  await mkdir(folder, { recursive: true });
  const indexPath = join(folder, "index.json");
  const index = await readIndex(indexPath);
  return {
    async get(address, download) {
      const known = index[address];
      if (known && (await isWhole(join(folder, `${known}.pdf`), known))) return join(folder, `${known}.pdf`);
      const bytes = await download();
      const hash = sha256(bytes);
      const path = join(folder, `${hash}.pdf`);
      await writeWhole(path, bytes);
      index[address] = hash;
      await writeWhole(indexPath, JSON.stringify(index, null, 1));
      return path;
    },
  };
}

/** An index that cannot be read costs downloads, no more. */
async function readIndex(path: string): Promise<Record<string, string>> {
  try {
    return v.parse(indexShape, JSON.parse(await readFile(path, "utf8")));
  } catch {
    return {};
  }
}

async function isWhole(path: string, hash: string): Promise<boolean> {
  const bytes = await readFile(path).catch(() => null);
  return bytes !== null && sha256(bytes) === hash;
}

function sha256(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}
