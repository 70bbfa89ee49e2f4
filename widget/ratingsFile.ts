/**
 * `ratings.json`: the ratings of all councils, packed small, and what reads it in a page. Written by `packRatings.ts`.
 * Words are in the file too, so that the script stays small. Whatever is read is checked first.
 */
import type { Council, Inspection } from "../core/model/council.ts";
import { foldName, splitName } from "../core/model/foldName.ts";
import type { Framework, Grade, Judgement } from "../core/model/grade.ts";

/** Inspections are dated in days since then, in base 36. */
export const FIRST_DAY = Date.UTC(2013, 0, 1);

export type PackedCouncil = [
  name: string,
  gss: string,
  urn: string,
  /** Bits of `designations`. */
  takes: number,
  /** Places besides that of the name, and whole names and codes: folded, with "|" between. */
  places: string,
  names: string,
  /** Newest first, "|" between: three digits of the day, a kind, a letter for each judgement of the framework, the number of the report if it has one. */
  inspections: string,
  end?: string,
  /** Names of the councils that took over. */
  successors?: string,
];

export type PackedRatings = {
  format: "council-ratings/1";
  /** ISO date up to which the data is complete. */
  asOf: string;
  source: string;
  /** What a report's number follows. */
  reports: string;
  /** What a council's URN follows: all of its reports. */
  provider: string;
  /** What the name of a council without a URN follows: a search for its reports. */
  search: string;
  /** In words. A grade's letter is its first; "-" stands for none. */
  grades: Record<Grade, string>;
  judgements: Record<Framework, Partial<Record<Judgement, string>>>;
  noOverall: string;
  /** Where there is no inspection: in place of a grade, the same as of a day, and where to look. */
  none: [now: string, then: string, look: string];
  /** What may follow a place, longest first, with the bit of each; and what may stand before one. */
  designations: Record<string, number>;
  styles: string[];
  councils: PackedCouncil[];
};

/** What the file knows of one council. */
export type RatedCouncil = Pick<Council, "name" | "gss" | "urn" | "end" | "inspections" | "successors"> & {
  /** Ofsted's own pages of it. */
  ofsted: string;
};

export type Ratings = Pick<PackedRatings, "asOf" | "grades" | "judgements" | "noOverall" | "none"> & {
  /** @param name in any form, a GSS code, URN or id. @returns one council, or the names it may mean */
  find(name: string): RatedCouncil | string[];
};

/** f: SIF; t: ILACS standard; s: ILACS short. */
const INSPECTION = /^([\da-z]{3})([fts])([a-z-]{6})(\d*)$/;

/** An ISO date of the calendar. */
export function isDate(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && Date.parse(text) > 0;
}

/** @throws for anything that is not whole and well formed */
export function readRatings(data: unknown): Ratings {
  const file = data as PackedRatings;
  const { asOf, grades, judgements, noOverall, none, designations, styles } = file;
  const words = [{ noOverall }, none, grades, ...Object.values(judgements)].flatMap((names) =>
    Object.values(names),
  );
  if (file.format !== "council-ratings/1" || !isDate(asOf) || !words.every((word) => word.trim())) throw file;
  const split = (name: string) => splitName(name, Object.keys(designations), styles);
  const index = new Map<string, [RatedCouncil, number][]>();
  const councils = file.councils.map((packed): [string, RatedCouncil] => {
    const [name, gss, urn, takes, more, names, , end] = packed;
    const council = read(file, packed);
    const places = `${split(foldName(name)).place}|${more}`;
    const add = (text: string, mask: number) =>
      text && index.set(text, [...(index.get(text) ?? []), [council, mask]]);
    for (const text of foldName(`${name}|${gss}|${urn}|${names}`).split("|")) add(text, -1);
    for (const text of places.split("|")) add(text, takes);
    return [end ? "" : places, council];
  });
  return {
    ...file,
    find(name) {
      const folded = foldName(name);
      const { place, designation } = split(folded);
      const bits = designation ? (designations[designation] ?? 0) : -1;
      const found = [
        ...(index.get(folded) ?? []),
        ...(index.get(place) ?? []).filter(([, takes]) => takes & bits),
      ];
      const sharing = councils.filter(([places]) => folded[2] && places.includes(folded));
      const [best] = found.find(([{ end }]) => !end) ?? found[0] ?? [];
      return best ?? sharing.map(([, council]) => council.name);
    },
  };
}

function read(file: PackedRatings, packed: PackedCouncil): RatedCouncil {
  const [name, gss, urn, , , , inspections, end = "", successors = ""] = packed;
  return {
    name,
    gss,
    urn,
    end: end || null,
    ofsted: urn ? file.provider + urn : file.search + name,
    successors: successors.split("|"),
    inspections: inspections
      .split("|")
      .filter(Boolean)
      .map((text) => readInspection(file, text, urn)),
  };
}

function readInspection({ reports, provider, grades, judgements }: PackedRatings, text: string, urn: string) {
  const [, day = "", kind, letters = "", number = ""] = INSPECTION.exec(text) ?? [];
  const framework = kind === "f" ? "SIF" : "ILACS";
  const report = number ? reports + number : provider + urn;
  if (!day || !report.startsWith("https://")) throw text;
  const given = Object.keys(judgements[framework]).map((judgement, i) => [
    judgement,
    Object.keys(grades).find((grade) => grade[0] === letters[i]),
  ]);
  return {
    framework,
    published: new Date(FIRST_DAY + Number.parseInt(day, 36) * 864e5).toISOString().slice(0, 10),
    report,
    judgements: Object.fromEntries(given.filter(([, grade]) => grade)),
  } as Inspection;
}
