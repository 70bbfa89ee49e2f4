/** Looks for reports that the data does not have: on Ofsted's site, in a folder of PDFs, or in a CSV. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { parseHTML } from "linkedom";
import type { Dataset } from "../../core/data/schema.ts";
import { readListing, readProvider } from "../../core/ingest/ofstedPages.ts";
import { OFSTED } from "../../core/model/ratingWords.ts";
import { readInspections } from "../data/inspectionFacts.ts";
import { createReportReader } from "../ingest/reportReader.ts";
import type { PoliteFetch } from "./politeFetch.ts";
import { type Found, type LeftOut, type Proposal, propose } from "./proposal.ts";
import { type Listed, readListed } from "./readListed.ts";
import { openReportCache } from "./reportCache.ts";

export type UpdateOptions = {
  dataset: Dataset;
  /** ISO date of today. */
  asOf: string;
  /** Told what is being done, a line each. */
  tell(line: string): void;
};

/** Of the search for local authority children's services, all on few pages. */
const SEARCH = "search?q=&level_1_types=3&level_2_types%5B%5D=12&status%5B%5D=1&start=0&rows=100";
const MOST_PAGES = 20;

export type SiteOptions = UpdateOptions & {
  /** Address of reports.ofsted.gov.uk, with a slash at its end. */
  site: string;
  fetch: PoliteFetch;
  /** Folder for what is downloaded. */
  cache: string;
};

/** @throws MarkupError or an Error naming the address, when the listing or a council's page cannot be read */
export async function updateFromSite({ site, fetch, cache, ...options }: SiteOptions): Promise<Proposal> {
  const { dataset, tell } = options;
  const page = async (address: string) =>
    parseHTML(new TextDecoder().decode((await fetch(address)).bytes)).document;
  const urns = new Set<string>();
  let next: string | null = new URL(SEARCH, site).href;
  for (let pages = 0; next && pages < MOST_PAGES; pages++) {
    const listing: ReturnType<typeof readListing> = readListing(await page(next), next);
    for (const urn of listing.urns) urns.add(urn);
    next = listing.next === next ? null : listing.next;
  }
  const known = new Set(dataset.inspections.map(({ report }) => fileId(report)));
  const listed: Listed[] = [];
  const missed: LeftOut[] = [];
  for (const urn of urns) {
    const address = new URL(`provider/44/${urn}`, site).href;
    const document = await page(address).catch((error: Error) => {
      missed.push({ source: address, why: error.message });
      return null;
    });
    if (document === null) continue;
    for (const { address: report, published } of readProvider(document, address))
      if (!known.has(fileId(report))) listed.push({ source: report, urn, published, report });
  }
  tell(`${urns.size} councils, ${listed.length} reports that the data does not have`);
  const reports = await openReportCache(cache);
  const proposal = await read(options, listed, ({ report }) =>
    reports.get(report, async () => (await fetch(report)).bytes),
  );
  return { ...proposal, refused: [...missed, ...proposal.refused] };
}

/** @param folder of PDFs; a name such as 80536-2024-04-09.pdf tells when it was published */
export async function updateFromFolder(folder: string, options: UpdateOptions): Promise<Proposal> {
  const files = (await readdir(folder)).filter((name) => name.toLowerCase().endsWith(".pdf")).sort();
  const listed = files.map((name): Listed => {
    const [, urn = null, published = null] = /^(\d{5,7})-(\d{4}-\d{2}-\d{2})\.pdf$/i.exec(name) ?? [];
    const report = `${OFSTED}provider/44/${urn ?? ""}`;
    return { source: name, urn, published, report };
  });
  return read(options, listed, async ({ source }) => join(folder, source));
}

/** @param file a CSV of inspections: the columns that `councils --csv` and the data's own sources have */
export async function updateFromCsv(file: string, { dataset, asOf }: UpdateOptions): Promise<Proposal> {
  const rows: Record<string, string>[] = parse(await readFile(file), {
    columns: true,
    skip_empty_lines: true,
    trim: true,
    bom: true,
  });
  const found = readInspections(rows, []).map((inspection, i): Found => {
    return { source: `${file}, record ${i + 1}`, inspection, readings: [], notes: [] };
  });
  return propose(dataset, found, [], [], asOf);
}

/** The number at the end of a report's address: hosts have changed, numbers stayed. */
function fileId(address: string): string {
  return address.split("/").at(-1) ?? address;
}

async function read(
  { dataset, asOf, tell }: UpdateOptions,
  listed: readonly Listed[],
  fileOf: (listed: Listed) => Promise<string>,
): Promise<Proposal> {
  const [found, refused, others]: [Found[], LeftOut[], LeftOut[]] = [[], [], []];
  const reader = createReportReader();
  try {
    for (const [i, each] of listed.entries()) {
      tell(`${i + 1} of ${listed.length}: ${each.source}`);
      const result = await fileOf(each).then(
        async (path) => readListed(each, await reader.read(path)),
        (error: Error) => ({ refused: { source: each.source, why: error.message } }),
      );
      if ("found" in result) found.push(result.found);
      else if ("refused" in result) refused.push(result.refused);
      else others.push(result.other);
    }
  } finally {
    await reader.close();
  }
  return propose(dataset, found, refused, others, asOf);
}
