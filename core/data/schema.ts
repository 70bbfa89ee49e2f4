/** The shapes of the data files, checked whenever they are read. */
import * as v from "valibot";
import { COUNCIL_KINDS } from "../model/area.ts";
import { DESIGNATIONS } from "../model/nameForm.ts";

const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const isoDate = v.pipe(v.string(), v.isoDate());
/** A date as exact as it is known: a year, a month or a day. */
const partialDate = v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "not a year, month or day"));
const id = v.pipe(v.string(), v.regex(/^[a-z]+(-[a-z]+)*$/, "not an id"));
const gss = v.pipe(v.string(), v.regex(/^[ENSW]\d{8}$/, "not a GSS code"));
const urn = v.pipe(v.string(), v.regex(/^\d{5,7}$/, "not an Ofsted URN"));

const provenance = v.object({
  source: text,
  licence: text,
  attribution: text,
  asOf: isoDate,
});

const designation = v.picklist(DESIGNATIONS);

const authorityNames = {
  /** Names that stand for the place, and for the council with a designation behind or a style in front. */
  places: v.array(text),
  /** Places that several authorities share: a name made of one is weaker evidence. */
  weakPlaces: v.optional(v.array(text), []),
  /** What the places combine with: "council" makes "Oxfordshire Council". */
  designations: v.array(designation),
  /** Whole names that are enough alone in British text. */
  names: v.array(text),
  /** Whole names that need context. */
  weakNames: v.optional(v.array(text), []),
};

const authority = {
  id,
  code: text,
  name: text,
  shortName: text,
  type: text,
  gss: v.optional(gss),
  formerGss: v.optional(v.array(gss), []),
  start: v.optional(isoDate),
  /** The last day the authority existed. */
  end: v.optional(isoDate),
  replacedBy: v.optional(v.array(id), []),
  ...authorityNames,
};

const council = v.object({
  ...authority,
  urn: v.optional(urn),
  dfe: v.optional(v.pipe(v.string(), v.digits())),
  /** Of the council's own site, without "www." */
  domain: v.optional(v.pipe(v.string(), v.regex(/^[a-z\d-]+(\.[a-z\d-]+)+$/, "not a domain"))),
  /** Ids of earlier authorities that live on in this one under another name. */
  formerIds: v.optional(v.array(id), []),
});

const district = v.object({ ...authority, county: id });

const other = v.object({
  ...authority,
  nation: v.picklist(["England", "Wales", "Scotland", "Northern Ireland"]),
});

const trust = v.object({
  name: text,
  weak: v.optional(v.boolean(), false),
  from: partialDate,
  to: v.optional(partialDate),
  members: v.pipe(
    v.array(v.object({ council: id, from: v.optional(partialDate), to: v.optional(partialDate) })),
    v.minLength(1),
  ),
});

const confusables = v.object({
  provenance,
  /** Phrases that contain a council's place and never mean the council. */
  notCouncils: v.array(text),
  /** Places that are also everyday words or often mean something else ("Reading", "Westminster"). */
  otherMeanings: v.array(text),
});

const grade = v.picklist(["outstanding", "good", "requires-improvement", "inadequate", "not-judged"]);

const inspection = v.object({
  urn,
  framework: v.picklist(["ILACS", "SIF"]),
  type: v.optional(v.picklist(["standard", "short"])),
  /** Both absent where the report prints no range of dates. */
  started: v.optional(isoDate),
  ended: v.optional(isoDate),
  published: isoDate,
  /** The report itself prints its dates out of order. */
  datesAsPrinted: v.optional(v.literal(true)),
  judgements: v.strictObject({
    overall: v.optional(grade),
    leaders: v.optional(grade),
    "help-and-protection": v.optional(grade),
    "in-care": v.optional(grade),
    "care-leavers": v.optional(grade),
    "in-care-and-care-leavers": v.optional(grade),
    "looked-after": v.optional(grade),
    adoption: v.optional(grade),
  }),
  report: v.pipe(v.string(), v.url()),
});

/** Places that have a namesake abroad, with the towns around ours and around each; names as GeoNames writes them. */
const surroundings = v.object({
  provenance,
  regions: v.record(v.string(), text),
  /** Each under its folded name. */
  places: v.array(
    v.object({ place: text, home: v.array(text), abroad: v.record(v.string(), v.array(text)) }),
  ),
});

const area = v.object({
  id,
  region: text,
  kind: v.picklist(COUNCIL_KINDS),
  /** Aged 0 to 25. */
  youngPeople: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1))),
  /** Nearest first. */
  neighbours: v.optional(v.array(id), []),
  /** Longitude and latitude of the middle of the area (WGS 84). */
  middle: v.optional(v.tuple([v.number(), v.number()])),
  /** Column and row in the hexagon map. */
  tile: v.optional(v.tuple([v.pipe(v.number(), v.integer()), v.pipe(v.number(), v.integer())])),
});

export const surroundingsFile = surroundings;
export const areasFile = v.object({ provenance, areas: v.array(area) });
export const councilsFile = v.object({ provenance, councils: v.array(council) });
export const districtsFile = v.object({ provenance, districts: v.array(district) });
export const othersFile = v.object({ provenance, others: v.array(other) });
export const trustsFile = v.object({ provenance, trusts: v.array(trust) });
export const inspectionsFile = v.object({ provenance, inspections: v.array(inspection) });
export const confusablesFile = confusables;

/** What councils, districts and others have in common. */
export type AuthorityRecord = Omit<CouncilRecord, "urn" | "dfe" | "domain" | "formerIds">;
export type CouncilRecord = v.InferOutput<typeof council>;
export type DistrictRecord = v.InferOutput<typeof district>;
export type OtherRecord = v.InferOutput<typeof other>;
export type TrustRecord = v.InferOutput<typeof trust>;
export type InspectionRecord = v.InferOutput<typeof inspection>;
export type AreaRecord = v.InferOutput<typeof area>;
export type SurroundingsFile = v.InferOutput<typeof surroundings>;
export type ConfusablesFile = v.InferOutput<typeof confusables>;

/** All data files together. */
export type Dataset = {
  /** ISO date up to which the inspections are complete. */
  asOf: string;
  councils: CouncilRecord[];
  districts: DistrictRecord[];
  others: OtherRecord[];
  trusts: TrustRecord[];
  inspections: InspectionRecord[];
  /** Of the councils whose area is known. */
  areas: AreaRecord[];
  confusables: Omit<ConfusablesFile, "provenance">;
  surroundings: Omit<SurroundingsFile, "provenance">;
};
