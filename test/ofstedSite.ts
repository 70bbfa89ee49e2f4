/** A site on this machine that behaves, and misbehaves, like Ofsted's: a listing, councils' pages, and reports. */
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { readDataset } from "../core/data/dataset.ts";
import { closeServer } from "./pageServer.ts";
import { ilacs } from "./reportPdf.ts";

export const FILES = "/v1/file/";

/** URN -> what its page lists: a report's number, title, and day in words. */
export type Listing = Record<string, [number: string, title: string, published: string][]>;

/** What happens to an answer. */
export type Fault = (response: ServerResponse) => unknown;

export type OfstedSite = {
  /** With a slash at its end. */
  readonly address: string;
  /** Councils with something of their own; all others have nothing new. */
  listing: Listing;
  readonly pdfs: Map<string, Buffer>;
  /** What happens to the next answers at a path; after that all is well. */
  readonly faults: Map<string, Fault[]>;
  /** What becomes of every page. */
  markup(html: string): string;
  /** Paths asked for, in order; one that was answered with "not modified" has a 304 behind it. */
  requests: string[];
  /** What its clock says, where that is not the time of this machine. */
  date: string | null;
  /** All as it was at first, but for the reports. */
  reset(): void;
  close(): Promise<void>;
};

/** Of today, as the listing has them. */
const URNS = readDataset().councils.flatMap(({ urn, end }) => (urn && !end ? [urn] : []));

export async function serveOfsted(listing: Listing, port = 0): Promise<OfstedSite> {
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://localhost");
    site.requests.push(pathname);
    if (site.date) response.setHeader("date", site.date);
    const fault = site.faults.get(pathname)?.shift();
    if (fault) return fault(response);
    const sendPage = (html: string) => {
      const page = site.markup(html);
      const etag = `"${page.length}-${[...page].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) | 0, 7)}"`;
      if (request.headers["if-none-match"] === etag) {
        site.requests.splice(-1, 1, `${pathname} 304`);
        return response.writeHead(304).end();
      }
      return response.writeHead(200, { "content-type": "text/html; charset=utf-8", etag }).end(page);
    };
    if (pathname === "/search") return sendPage(searchPage(site.listing, Number(searchParams.get("start"))));
    const urn = /^\/provider\/44\/(\d+)$/.exec(pathname)?.[1];
    if (urn && site.listing[urn]) return sendPage(providerPage(site.listing[urn]));
    const pdf = pathname.startsWith(FILES) ? site.pdfs.get(pathname.slice(FILES.length)) : undefined;
    if (pdf) return response.writeHead(200, { "content-type": "application/pdf" }).end(pdf);
    return response.writeHead(404).end("not found");
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const site: OfstedSite = {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    listing,
    pdfs: new Map(),
    faults: new Map(),
    markup: (html) => html,
    requests: [],
    date: null,
    reset() {
      site.listing = listing;
      site.faults.clear();
      site.markup = (html) => html;
      site.requests = [];
      site.date = null;
    },
    close: () => closeServer(server),
  };
  return site;
}

/** A report with these words for the grades of leaders, help and protection, care, and care leavers. */
export function reportOf(council: string, grades: [string, string, string, string]) {
  const [leaders, help, care, leavers] = grades;
  const title = `Inspection of ${council} local authority children’s services`;
  return ilacs(title, "7 to 18 September 2026", { leaders, help, care, leavers });
}

export const fails =
  (status: number, headers = {}): Fault =>
  (response) =>
    response.writeHead(status, headers).end();
export const hangs: Fault = () => undefined;
export const breaksOff: Fault = (response) => {
  response.writeHead(200, { "content-length": "100000" }).write("%PDF-1.4 only the start");
  setTimeout(() => response.destroy(), 20);
};

/** A hundred councils a page, those with something new last. */
function searchPage(listing: Listing, start: number): string {
  const urns = [...URNS.filter((urn) => !listing[urn]), ...Object.keys(listing)];
  const items = urns.slice(start, start + 100).map((urn) => {
    const day = listing[urn] ? listing[urn][0]?.[2] : "14 March 2024";
    const latest = day ? `<li>Latest report: <strong><time>${day}</time></strong></li>` : "";
    return `<li class="search-result"><h3 class="search-result__title"><a href="/provider/44/${urn}">A council</a></h3><ul class="search-result__provider-info">${latest}<li>URN: <strong>${urn}</strong></li></ul></li>`;
  });
  const next =
    start + 100 < urns.length
      ? `<a class="pagination__next" href="/search?start=${start + 100}">Next</a>`
      : "";
  return `<html><body><ul class="results-list">${items.join("")}</ul>${next}</body></html>`;
}

function providerPage(reports: Listing[string]): string {
  const days = reports.map(
    ([number, title, day]) =>
      `<li class="timeline__day"><a class="publication-link" href="${FILES}${number}">${title} <span class="nonvisual">${title}, pdf - ${day}</span></a></li>`,
  );
  return `<html><body><h1>A council</h1><ol class="timeline">${days.join("")}</ol></body></html>`;
}
