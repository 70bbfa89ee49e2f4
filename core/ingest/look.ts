/**
 * A look at Ofsted's site for reports that are not known yet, with as few requests as it takes: the listing tells the
 * day of each council's newest report; only where that is new is the council's page opened, and only reports that were
 * not seen before are asked for. Fetching and reading are the caller's.
 */
import type { PageDocument } from "../html/pageTree.ts";
import { type Dated, isSameInspection, reportNumber } from "../model/sameInspection.ts";
import { type ListedCouncil, MarkupError, readListing, readProvider } from "./ofstedPages.ts";
import type { LeftOut, Listed } from "./readListed.ts";

/** Of the search for local authority children's services. */
const SEARCH =
  "search?q=&location=&lat=&lon=&radius=&level_1_types=3&level_2_types%5B%5D=12&status%5B%5D=1&start=0&rows=100";
const MOST_PAGES = 20;
/** A report may be listed some days after the day that it says it was published. */
const LATE_DAYS = 14;

/** What is known before. */
export type Known = {
  /** ISO date up to which the data is complete. */
  asOf: string;
  /** The inspections of each council of today, by its URN. */
  councils: ReadonlyMap<string, readonly Dated[]>;
  /** Was this report settled in an earlier look? */
  isSettled(report: string): boolean;
};

/** What one look leaves for the next. */
export type LookMemory = {
  /** Answers by address: what they said, and by what the site tells that nothing has changed. */
  pages: Record<string, KeptPage>;
  /** ISO date of the newest report the listing gave, by URN, where all of them are settled. */
  latest: Record<string, string>;
};

export type KeptPage = { validators: Validators; councils: ListedCouncil[]; next: string | null };

/** Of an answer's head: `etag` and `last-modified`. */
export type Validators = { etag: string | null; modified: string | null };

export type LookTools = {
  /** One answer; null where it is what it was, by the validators. */
  page(
    address: string,
    kept: Validators | null,
  ): Promise<{ document: PageDocument; validators: Validators } | null>;
  /** Fetches a report, reads it, and keeps what came of it. */
  settle(listed: Listed & { urn: string; published: string }): Promise<void>;
  /** Whether a council's page that failed in this way is told of, and the look goes on. */
  mayGoOn(error: unknown): boolean;
  /** Called whenever there is something to keep. */
  remember(memory: LookMemory): Promise<void>;
  tell(progress: Progress): void;
};

export type Progress =
  | { step: "listing" }
  /** `done` of `of` councils with a newer report were looked at. */
  | { step: "councils"; done: number; of: number };

export type LookResult = {
  /** Councils with a newer report than was known. */
  opened: number;
  /** Pages that could not be read, and councils that the listing lacks: without any, nothing was missed. */
  missed: LeftOut[];
};

/**
 * @param site address of reports.ofsted.gov.uk, with a slash at its end
 * @throws MarkupError when the listing or a page does not look as it did, and what the tools throw
 */
export async function lookForReports(
  site: string,
  known: Known,
  memory: LookMemory,
  tools: LookTools,
): Promise<LookResult> {
  tools.tell({ step: "listing" });
  let kept = memory;
  const listed = new Map<string, string | null>();
  let next: string | null = new URL(SEARCH, site).href;
  const seen = new Set<string>();
  while (next && !seen.has(next) && seen.size < MOST_PAGES) {
    seen.add(next);
    const page: KeptPage = await listingPage(next, kept, tools);
    kept = { ...kept, pages: { ...kept.pages, [next]: page } };
    for (const { urn, latest } of page.councils) listed.set(urn, latest);
    next = page.next;
  }
  const lacking = [...known.councils.keys()].filter((urn) => !listed.has(urn));
  if (lacking.length > known.councils.size / 2)
    throw new MarkupError([...seen].at(-1) ?? site, "link to most of the councils");
  await tools.remember(kept);

  const missed = lacking.map((urn): LeftOut => ({ source: urn, why: "the listing does not name it" }));
  const due = [...listed].flatMap(([urn, latest]) =>
    latest && isDue(urn, latest, known, kept) ? [{ urn, latest }] : [],
  );
  for (const [done, { urn, latest }] of due.entries()) {
    tools.tell({ step: "councils", done, of: due.length });
    const address = new URL(`provider/44/${urn}`, site).href;
    try {
      await settleCouncil(urn, address, known, tools);
    } catch (error) {
      if (error instanceof MarkupError || !tools.mayGoOn(error)) throw error;
      missed.push({ source: address, why: (error as Error).message });
      continue;
    }
    kept = { ...kept, latest: { ...kept.latest, [urn]: latest } };
    await tools.remember(kept);
  }
  return { opened: due.length, missed };
}

async function listingPage(address: string, { pages }: LookMemory, tools: LookTools): Promise<KeptPage> {
  const before = pages[address];
  const answer = await tools.page(address, before?.validators ?? null);
  if (answer) return { validators: answer.validators, ...readListing(answer.document, address) };
  if (before) return before;
  throw new MarkupError(address, "content");
}

/** Newest first, and only those since the data's own day. */
async function settleCouncil(urn: string, address: string, known: Known, tools: LookTools): Promise<void> {
  const answer = await tools.page(address, null);
  const reports = answer ? readProvider(answer.document, address) : [];
  const inspections = known.councils.get(urn) ?? [];
  const since = daysBefore(known.asOf, LATE_DAYS);
  const isNew = (report: string, published: string) =>
    published > since && !inspections.some((each) => isSameInspection(each, { published, report }));
  for (const { address: report, published } of reports)
    if (published && isNew(report, published) && !known.isSettled(reportNumber(report)))
      await tools.settle({ source: report, urn, published, report });
}

function isDue(urn: string, latest: string, { asOf, councils }: Known, memory: LookMemory): boolean {
  if (memory.latest[urn] === latest || latest <= daysBefore(asOf, LATE_DAYS)) return false;
  const isKnown = (published: string) => Math.abs(Date.parse(published) - Date.parse(latest)) <= 864e5;
  return !(councils.get(urn) ?? []).some(({ published }) => isKnown(published));
}

function daysBefore(isoDate: string, days: number): string {
  return new Date(Date.parse(isoDate) - days * 864e5).toISOString().slice(0, 10);
}
