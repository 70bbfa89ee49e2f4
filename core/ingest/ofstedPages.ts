/**
 * The pages of reports.ofsted.gov.uk that lead to reports. Where a page does not look as it did, that is an error: a
 * page read wrongly would seem to be one without reports.
 */
import type { PageDocument } from "../html/pageTree.ts";
import { isoDay } from "./isoDay.ts";

export type ListedReport = {
  /** What the page calls it: "Inspection of local authority children's services". */
  title: string;
  /** ISO date that the page gives; null where it gives none. */
  published: string | null;
  address: string;
};

export class MarkupError extends Error {
  constructor(
    address: string,
    readonly missing: string,
  ) {
    super(
      `${address} has no ${missing}: the site has changed, and what reads it must be changed too. Nothing was taken.`,
    );
  }
}

/** Children's services of local authorities are category 44. */
const PROVIDER = /\/provider\/44\/(\d+)/;

export type ListedCouncil = {
  urn: string;
  /** ISO date of its newest report of any kind; null where it has none. */
  latest: string | null;
};

const LATEST = /latest report:?\s*(\d{1,2} [a-z]+ \d{4})/i;

/** @returns the councils of one page of results, and the address of the next. @throws MarkupError */
export function readListing(
  document: PageDocument,
  address: string,
): { councils: ListedCouncil[]; next: string | null } {
  const councils = [...document.querySelectorAll("li")].flatMap((item): ListedCouncil[] => {
    const href = item.querySelector("h3 a[href]")?.getAttribute("href") ?? "";
    const urn = PROVIDER.exec(href)?.[1];
    const [, day = ""] = LATEST.exec((item.textContent ?? "").replace(/\s+/g, " ")) ?? [];
    return urn ? [{ urn, latest: isoDay(day) }] : [];
  });
  if (councils.length === 0) throw new MarkupError(address, "link to a council");
  if (councils.every(({ latest }) => latest === null)) throw new MarkupError(address, "day of any report");
  const next = document.querySelector("a.pagination__next[href]")?.getAttribute("href");
  return { councils, next: next ? new URL(next, address).href : null };
}

/** @returns the reports of one council, in the order of its page. @throws MarkupError */
export function readProvider(document: PageDocument, address: string): ListedReport[] {
  if (!document.querySelector(".timeline")) throw new MarkupError(address, "timeline of reports");
  const links = [...document.querySelectorAll("a.publication-link")];
  const reports = links.map((link): ListedReport => {
    const href = link.getAttribute("href");
    if (!href) throw new MarkupError(address, "address on a link to a report");
    const described = link.querySelector(".nonvisual")?.textContent ?? "";
    const [, title = "", date = ""] = /^\s*(.*?),?\s*pdf\s*-\s*(.*?)\s*$/is.exec(described) ?? [];
    const plain = link.textContent?.replace(described, "").replace(/\s+/g, " ").trim() ?? "";
    return { title: title || plain, published: isoDay(date), address: new URL(href, address).href };
  });
  if (reports.length > 0 && reports.every(({ published }) => published === null))
    throw new MarkupError(address, "date on any report");
  return reports;
}
