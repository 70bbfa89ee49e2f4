/** Who is inspected, who runs services for them, and who does not. */
import type { Area } from "./area.ts";
import type { Framework, Grade, Judgement } from "./grade.ts";

export type Inspection = {
  framework: Framework;
  type: "standard" | "short" | null;
  /** ISO dates; null where the report prints no range. */
  started: string | null;
  ended: string | null;
  /** ISO date of publication: what the public knew on a day follows it. */
  published: string;
  /** Address of the report. */
  report: string;
  judgements: Partial<Record<Judgement, Grade>>;
  /** ISO date on which its report was read on the reader's own computer; absent from what the data has. */
  readHere?: string;
};

/** A council with children's services duties, of today or abolished. */
export type Council = {
  id: string;
  name: string;
  shortName: string;
  gss: string | null;
  urn: string | null;
  dfe: string | null;
  /** Of the council's own site, without "www."; null where it is not known. */
  domain: string | null;
  /** Earlier GSS codes, ids of earlier names, three-letter code. */
  otherCodes: string[];
  /** First and last day (ISO), where known; a council with an end is abolished. */
  start: string | null;
  end: string | null;
  /** Ids of the councils that took over. */
  successors: string[];
  /** Null where the data does not tell. */
  area: Area | null;
  /** Newest publication first. */
  inspections: Inspection[];
  /** Published since, and not read: it may hold grades. */
  unread?: { published: string; report: string };
};

/** A lower-tier council: no children's services of its own. */
export type District = {
  id: string;
  name: string;
  shortName: string;
  end: string | null;
  /** GSS codes, of today first. */
  codes: string[];
  /** Id of the council that runs, or until the district's end ran, children's services there. */
  county: string;
  successors: string[];
};

/** A body that runs children's services for councils; the councils are what is inspected. */
export type Trust = {
  id: string;
  name: string;
  from: string;
  to: string | null;
  members: { council: string; from: string | null; to: string | null }[];
};

/** A principal authority of the United Kingdom that Ofsted does not inspect. */
export type Other = { id: string; name: string; nation: string; codes: string[] };
