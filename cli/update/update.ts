/** Looks for reports that the data does not have: on Ofsted's site, in a folder of PDFs, or in a CSV. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { parseHTML } from "linkedom";
import type { Dataset } from "../../core/data/schema.ts";
import { type Known, lookForReports } from "../../core/ingest/look.ts";
import { type Found, type LeftOut, type Listed, readListed } from "../../core/ingest/readListed.ts";
import { OFSTED } from "../../core/model/ratingWords.ts";
import { reportNumber } from "../../core/model/sameInspection.ts";
import { readInspections } from "../data/inspectionFacts.ts";
import { createReportReader } from "../ingest/reportReader.ts";
import type { PoliteFetch } from "./politeFetch.ts";
import { type Proposal, propose } from "./proposal.ts";
import { openReportCache } from "./reportCache.ts";

export type UpdateOptions = {
  dataset: Dataset;
  /** ISO date of today. */
  asOf: string;
  /** Told what is being done, a line each. */
  tell(line: string): void;
};

export type SiteOptions = UpdateOptions & {
  /** Address of reports.ofsted.gov.uk, with a slash at its end. */
  site: string;
  fetch: PoliteFetch;
  /** Folder for what is downloaded. */
  cache: string;
};

/**
 * Opens the pages of councils with a newer report than the data has, and no others.
 *
 * @throws MarkupError or an Error naming the address, when the listing or a council's page cannot be read
 */
export async function updateFromSite({ site, fetch, cache, ...options }: SiteOptions): Promise<Proposal> {
  const { tell } = options;
  const listed: Listed[] = [];
  const { opened, missed } = await lookForReports(
    site,
    known(options.dataset),
    { pages: {}, latest: {} },
    {
      async page(address) {
        const { document } = parseHTML(new TextDecoder().decode((await fetch(address)).bytes));
        return { document, validators: { etag: null, modified: null } };
      },
      settle: async (report) => void listed.push(report),
      mayGoOn: () => true,
      remember: async () => undefined,
      tell: (progress) =>
        progress.step === "councils" && tell(`council ${progress.done + 1} of ${progress.of}`),
    },
  );
  tell(`${opened} councils with newer reports; ${listed.length} reports that the data does not have`);
  const reports = await openReportCache(cache);
  const proposal = await read(options, listed, ({ report }) =>
    reports.get(report, async () => (await fetch(report)).bytes),
  );
  const unread = proposal.refused.map(({ source }) => listed.find((each) => each.source === source));
  return {
    ...proposal,
    refused: [...missed, ...proposal.refused],
    asOf: missed.length > 0 ? options.dataset.asOf : completeUpTo(options.asOf, unread),
  };
}

/** Complete up to the day before the first report that a person has yet to read: until then it is looked for again. */
function completeUpTo(today: string, unread: readonly (Listed | undefined)[]): string {
  const days = unread.flatMap((each) => each?.published ?? []).sort();
  const [first] = days.filter((day) => day <= today);
  return first ? new Date(Date.parse(first) - 864e5).toISOString().slice(0, 10) : today;
}

function known({ asOf, councils, inspections }: Dataset): Known {
  const ofToday = councils.flatMap(({ urn, end }) => (urn && !end ? [urn] : []));
  const of = (urn: string) => inspections.filter((inspection) => inspection.urn === urn);
  const reports = new Set(inspections.map(({ report }) => reportNumber(report)));
  return {
    asOf,
    councils: new Map(ofToday.map((urn) => [urn, of(urn)])),
    isSettled: (report) => reports.has(report),
  };
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
