/** The shape of a data release's payload: the register and the lexicon, made from the same data files. */
import * as v from "valibot";
import type { LexiconData } from "../find/lexicon.ts";
import { COUNCIL_KINDS } from "../model/area.ts";
import { GRADES, JUDGEMENTS } from "../model/grade.ts";
import type { Register } from "../model/register.ts";

export type ReleaseData = { register: Register; lexicon: LexiconData };

const text = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
const id = v.pipe(v.string(), v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "not an id"));
const isoDate = v.pipe(v.string(), v.isoDate());
const partialDate = v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, "not a year, month or day"));
const texts = v.optional(v.array(text));

/** Shown as a link: nothing but a web address. */
const address = v.pipe(v.string(), v.url(), v.regex(/^https:\/\//, "not an https address"));

export const releaseInspection = v.object({
  framework: v.picklist(["ILACS", "SIF"]),
  type: v.nullable(v.picklist(["standard", "short"])),
  started: v.nullable(isoDate),
  ended: v.nullable(isoDate),
  published: isoDate,
  report: address,
  judgements: v.record(v.picklist(JUDGEMENTS), v.picklist(GRADES)),
});

const whole = v.pipe(v.number(), v.integer());

const area = v.object({
  region: text,
  kind: v.picklist(COUNCIL_KINDS),
  youngPeople: v.nullable(whole),
  neighbours: v.array(id),
  tile: v.nullable(v.tuple([whole, whole])),
});

const council = v.object({
  id,
  name: text,
  shortName: text,
  gss: v.nullable(text),
  urn: v.nullable(text),
  dfe: v.nullable(text),
  domain: v.optional(v.nullable(text), null),
  otherCodes: v.array(text),
  start: v.nullable(isoDate),
  end: v.nullable(isoDate),
  successors: v.array(id),
  /** Absent from releases of before. */
  area: v.optional(v.nullable(area), null),
  inspections: v.array(releaseInspection),
});

const district = v.object({
  id,
  name: text,
  shortName: text,
  end: v.nullable(isoDate),
  codes: v.optional(v.array(text), []),
  county: id,
  successors: v.array(id),
});

const trust = v.object({
  id,
  name: text,
  from: partialDate,
  to: v.nullable(partialDate),
  members: v.array(v.object({ council: id, from: v.nullable(partialDate), to: v.nullable(partialDate) })),
});

const register = v.object({
  asOf: isoDate,
  councils: v.record(id, council),
  districts: v.record(id, district),
  trusts: v.record(id, trust),
  others: v.record(id, v.object({ id, name: text, nation: text, codes: v.optional(v.array(text), []) })),
});

const lexiconEntity = v.object({
  id,
  kind: v.picklist(["council", "former", "district", "other", "trust"]),
  places: texts,
  weakPlaces: texts,
  names: texts,
  weakNames: texts,
  designations: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0))),
  start: v.optional(isoDate),
  end: v.optional(isoDate),
  members: v.optional(v.array(id)),
  terms: v.optional(v.record(id, v.object({ from: v.optional(partialDate), to: v.optional(partialDate) }))),
});

const lexicon = v.object({
  entities: v.array(lexiconEntity),
  notCouncils: v.array(text),
  otherMeanings: v.array(text),
  namesakes: v.array(text),
});

export const releaseData = v.pipe(
  v.object({ register, lexicon }),
  v.check(({ register }) => hasOwnIds(register), "an authority is filed under another's id"),
  v.check(({ register }) => isOrdered(register), "inspections are not newest first"),
  v.check(
    ({ register, lexicon }) => isKnown(register, lexicon),
    "a name leads to a council that is not there",
  ),
);

function hasOwnIds({ councils, districts, trusts, others }: v.InferOutput<typeof register>): boolean {
  const all = [councils, districts, trusts, others].flatMap((group) => Object.entries(group));
  return all.every(([key, { id }]) => key === id);
}

/** The latest rating is the first: see core/model/rating.ts. */
function isOrdered({ councils }: v.InferOutput<typeof register>): boolean {
  return Object.values(councils).every(({ inspections }) =>
    inspections.every(({ published }, i) => i === 0 || published <= (inspections[i - 1]?.published ?? "")),
  );
}

function isKnown(
  { councils, districts }: v.InferOutput<typeof register>,
  { entities }: v.InferOutput<typeof lexicon>,
): boolean {
  return entities.every(({ id, kind, members }) => {
    if (kind === "trust") return members?.every((member) => member in councils) ?? false;
    if (kind === "district") return id in districts;
    return kind === "other" || id in councils;
  });
}
