/** `update`: looks for new reports and writes a proposal; `--apply` takes it into the data files. */
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { readDataset } from "../../core/data/dataset.ts";
import { inspectionsText } from "../data/inspectionsText.ts";
import { UsageError } from "../usageError.ts";
import { writeWhole } from "../wholeFile.ts";
import { createPoliteFetch, POLITE } from "./politeFetch.ts";
import { applied, type Proposal, proposalWords } from "./proposal.ts";
import { type UpdateOptions, updateFromCsv, updateFromFolder, updateFromSite } from "./update.ts";

export type UpdateFlags = {
  folder?: string;
  csv?: string;
  site: string;
  out: string;
  data: string;
  asOf?: string;
  pause?: string;
  apply?: boolean;
  accept?: string[];
};

/** @returns what to print */
export async function runUpdate(flags: UpdateFlags, tell: (line: string) => void): Promise<string> {
  const dataset = readDataset();
  const asOf = flags.asOf ?? new Date().toISOString().slice(0, 10);
  const proposal = await lookFor(flags, { dataset, asOf, tell });
  await mkdir(flags.out, { recursive: true });
  await writeWhole(join(flags.out, "proposal.json"), `${JSON.stringify(proposal, null, 2)}\n`);
  await writeWhole(join(flags.out, "proposal.md"), `${proposalWords(proposal)}\n`);
  const { added, changed, refused } = proposal;
  const summary = `${added.length} added, ${changed.length} changed, ${refused.length} refused: see ${join(flags.out, "proposal.md")}`;
  if (!flags.apply) return summary;
  const next = applied(dataset, proposal, flags.accept ?? []);
  const path = join(flags.data, "inspections.json");
  const { provenance } = JSON.parse(await readFile(path, "utf8")) as { provenance: object };
  await writeWhole(path, inspectionsText({ ...provenance, asOf: next.asOf }, next.inspections));
  return `${summary}\nTaken into ${path}`;
}

async function lookFor(flags: UpdateFlags, options: UpdateOptions): Promise<Proposal> {
  if (flags.folder) return updateFromFolder(flags.folder, options);
  if (flags.csv) return updateFromCsv(flags.csv, options);
  if (!URL.canParse(flags.site)) throw new UsageError(`--site must be an address, not "${flags.site}".`);
  const pause = flags.pause === undefined ? POLITE.pause : Number(flags.pause);
  if (!(pause >= 0)) throw new UsageError(`--pause must be a number of milliseconds, not "${flags.pause}".`);
  const fetch = createPoliteFetch({ ...POLITE, pause, backoff: Math.min(POLITE.backoff, pause * 3) });
  return updateFromSite({ ...options, site: flags.site, fetch, cache: join(flags.out, "reports") });
}
