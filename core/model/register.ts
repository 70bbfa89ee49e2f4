/** Every authority the product knows, by id. Plain data, so that it can be sent and stored as JSON. */
import type {
  AreaRecord,
  AuthorityRecord,
  CouncilRecord,
  Dataset,
  InspectionRecord,
} from "../data/schema.ts";
import type { Area } from "./area.ts";
import type { Council, District, Inspection, Other, Trust } from "./council.ts";

export type Register = {
  asOf: string;
  councils: Record<string, Council>;
  districts: Record<string, District>;
  trusts: Record<string, Trust>;
  others: Record<string, Other>;
};

export function makeRegister(dataset: Dataset): Register {
  return {
    asOf: dataset.asOf,
    councils: index(
      dataset.councils.map((c) =>
        makeCouncil(
          c,
          dataset.inspections.filter((i) => i.urn === c.urn),
          dataset.areas.find((area) => area.id === c.id),
        ),
      ),
    ),
    districts: index(
      dataset.districts.map((record) => {
        const { id, name, shortName, end = null, county, replacedBy } = record;
        return { id, name, shortName, end, codes: codesOf(record), county, successors: replacedBy };
      }),
    ),
    trusts: index(
      dataset.trusts.map(({ name, from, to = null, members }) => ({
        id: trustId(name),
        name,
        from,
        to,
        members: members.map((m) => ({ council: m.council, from: m.from ?? null, to: m.to ?? null })),
      })),
    ),
    others: index(
      dataset.others.map((record) => {
        const { id, name, nation } = record;
        return { id, name, nation, codes: codesOf(record) };
      }),
    ),
  };
}

/** "Birmingham Children's Trust" -> "birmingham-childrens-trust" */
export function trustId(name: string): string {
  return name
    .toLowerCase()
    .replace(/['’]/g, "")
    .replace(/[^a-z]+/g, "-");
}

function codesOf({ gss, formerGss }: AuthorityRecord): string[] {
  return [...(gss ? [gss] : []), ...formerGss];
}

function makeCouncil(
  record: CouncilRecord,
  inspections: InspectionRecord[],
  area: AreaRecord | undefined,
): Council {
  const {
    id,
    name,
    shortName,
    gss = null,
    urn = null,
    dfe = null,
    domain = null,
    start = null,
    end = null,
    replacedBy,
  } = record;
  const newestFirst = inspections.map(makeInspection).sort((a, b) => (a.published < b.published ? 1 : -1));
  const otherCodes = [record.code, ...record.formerGss, ...record.formerIds];
  return {
    id,
    name,
    shortName,
    gss,
    urn,
    dfe,
    domain,
    otherCodes,
    start,
    end,
    successors: replacedBy,
    area: area ? makeArea(area) : null,
    inspections: newestFirst,
  };
}

function makeArea({ region, kind, youngPeople, neighbours, tile }: AreaRecord): Area {
  return { region, kind, youngPeople: youngPeople ?? null, neighbours, tile: tile ?? null };
}

export function makeInspection(record: InspectionRecord): Inspection {
  const { framework, type = null, started = null, ended = null, published, report, judgements } = record;
  return {
    framework,
    type,
    started,
    ended,
    published,
    report,
    judgements: judgements as Inspection["judgements"],
  };
}

function index<T extends { id: string }>(list: T[]): Record<string, T> {
  return Object.fromEntries(list.map((item) => [item.id, item]));
}
