/** One look at Ofsted's site, from the first request to what is kept of it. Whatever happens, what was kept before stays. */
import { parseHTML } from "linkedom";
import { type Known, lookForReports } from "../../core/ingest/look.ts";
import { MarkupError } from "../../core/ingest/ofstedPages.ts";
import { implausibleDates, type Listed, readListed } from "../../core/ingest/readListed.ts";
import { makeInspection, type Register } from "../../core/model/register.ts";
import type { ReportHere } from "../../core/model/reportsHere.ts";
import { reportNumber } from "../../core/model/sameInspection.ts";
import { OFSTED_SITE } from "../ofstedSite.ts";
import type { LookOutcome } from "../store/lookStatus.ts";
import { keepCompleteOn, keepMemory, keepReport, readKept } from "../store/readHere.ts";
import { createFetch } from "./fetchPolitely.ts";
import { LookError } from "./lookError.ts";
import { LOOK_LOCK, type LookEvent, type LookOrder } from "./lookMessages.ts";
import { readReportApart } from "./readReportApart.ts";

/** Never rejects; one look at a time, whichever window asks for it. */
export async function look(order: LookOrder, tell: (event: LookEvent) => void): Promise<void> {
  await navigator.locks.request(LOOK_LOCK, { ifAvailable: true }, async (lock) => {
    if (!lock) return tell({ kind: "busy" });
    tell({ kind: "done", outcome: await lookNow(order, tell).catch(failed) });
  });
}

async function lookNow({ data, version }: LookOrder, tell: (event: LookEvent) => void): Promise<LookOutcome> {
  const fetch = createFetch();
  const kept = await readKept();
  const settled = new Map(kept.reports.map((each) => [reportNumber(each.report), each]));
  let today = Date.now();
  let [read, unread] = [0, 0];

  async function settle(listed: Listed & { urn: string; published: string }): Promise<void> {
    const report = await reportOf(listed, version, isoDate(today), async () => {
      const { bytes } = await fetch(listed.report, null);
      return readReportApart(data, bytes ?? new Uint8Array());
    });
    await keepReport(reportNumber(listed.report), report);
    if (report.kind === "ungraded") return;
    if (report.kind === "graded") read++;
    else unread++;
    tell({ kind: "read" });
  }

  const isSettled = (number: string) => {
    const before = settled.get(number);
    return before !== undefined && (before.kind !== "unread" || before.version === version);
  };
  // What another version could not read is asked for again.
  const again = kept.reports.filter((each) => !isSettled(reportNumber(each.report))).map(({ urn }) => urn);
  const latest = Object.fromEntries(
    Object.entries(kept.memory.latest).filter(([urn]) => !again.includes(urn)),
  );

  const { missed } = await lookForReports(
    OFSTED_SITE.site,
    { ...known(data.register), isSettled },
    { ...kept.memory, latest },
    {
      async page(address, validators) {
        const answer = await fetch(address, validators);
        if (answer.at) today = answer.at;
        if (!answer.bytes) return null;
        const { document } = parseHTML(new TextDecoder().decode(answer.bytes));
        return { document, validators: answer.validators };
      },
      settle,
      mayGoOn: (error) =>
        error instanceof LookError &&
        (error.problem === "too-large" || (error.problem === "status" && Number(error.detail) < 500)),
      remember: keepMemory,
      tell: (progress) => tell({ kind: "progress", progress }),
    },
  );
  if (missed.length === 0) await keepCompleteOn(isoDate(today));
  const clock = Math.trunc((Date.now() - today) / 864e5);
  return { kind: "done", read, unread, missed: missed.length, clock };
}

/** @param read fetches and reads it; a report that is not there, or is too large, is one that cannot be read */
async function reportOf(
  listed: Listed & { urn: string; published: string },
  version: string,
  today: string,
  read: () => ReturnType<typeof readReportApart>,
): Promise<ReportHere> {
  const { urn, published, report } = listed;
  const about = { urn, published, report };
  const refused = (why: string): ReportHere => ({ ...about, kind: "unread", why, version });
  try {
    const result = readListed(listed, await read());
    if ("other" in result) return { ...about, kind: "ungraded", what: result.other.why };
    if ("refused" in result) return refused(result.refused.why);
    const inspection = makeInspection(result.found.inspection);
    const implausible = implausibleDates(result.found.inspection, today);
    return implausible ? refused(implausible) : { ...about, kind: "graded", inspection, readOn: today };
  } catch (error) {
    const { problem, detail } = error instanceof LookError ? error : { problem: null, detail: "" };
    if (problem === "too-large") return refused("a file larger than any report");
    if (problem === "elsewhere") return refused("it is not on Ofsted's site");
    if (problem === "status" && Number(detail) < 500) return refused(`its address answers ${detail}`);
    throw error;
  }
}

function known({ asOf, councils }: Register): Omit<Known, "isSettled"> {
  const ofToday = Object.values(councils).filter(({ end }) => end === null);
  return {
    asOf,
    councils: new Map(ofToday.flatMap(({ urn, inspections }) => (urn ? [[urn, inspections]] : []))),
  };
}

function failed(error: unknown): LookOutcome {
  const failure = (problem: LookError["problem"], detail = "", wait = 0): LookOutcome => {
    return { kind: "failed", problem, detail, wait };
  };
  if (error instanceof LookError) return failure(error.problem, error.detail, error.wait);
  if (error instanceof MarkupError) return failure("markup", error.missing);
  const isFull = error instanceof DOMException && /quota/i.test(`${error.name} ${error.message}`);
  return isFull ? failure("storage-full") : failure("storage", String(error));
}

function isoDate(epochMs: number): string {
  return new Date(epochMs).toISOString().slice(0, 10);
}
