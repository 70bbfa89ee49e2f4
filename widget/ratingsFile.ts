/**
 * `ratings.json`: the ratings of all councils, packed small, and what reads it in a page. Written by `packRatings.ts`.
 * Words are in the file too, so that the script stays small. Whatever is read is checked first.
 */
import type { Council, Inspection } from "../core/model/council.ts";
import { foldName, splitName } from "../core/model/foldName.ts";
import type { Framework, Grade, Judgement } from "../core/model/grade.ts";

export type PackedCouncil = [
  name: string,
  gss: string,
  urn: string,
  /** Bits of `designations`. */
  takes: number,
  /** Places besides that of the name, and whole names and codes: folded, with "|" between. */
  places: string,
  names: string,
  /** Newest first, "|" between: three digits of the day (since 1970, in base 36), a kind, a letter for each judgement of the framework, the number of the report if it has one. */
  inspections: string,
  end?: string,
  /** Names of the councils that took over. */
  successors?: string,
];

/** What is said in place of grades, and beside them. */
export type Words = [
  noOverall: string,
  noHeadline: string,
  notApart: string,
  /** Where there is no inspection: in place of a grade, the same as of a day, and where to look. */
  none: string,
  noneThen: string,
  look: string,
  /** Of data that is no longer fresh; the same where there is little room. */
  old: string,
  oldShort: string,
];

export type PackedRatings = {
  format: "council-ratings/2";
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
  words: Words;
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

export type Ratings = Pick<PackedRatings, "asOf" | "grades" | "judgements" | "words"> & {
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
  const { asOf, grades, judgements, designations, styles } = file;
  const [, , , , , , , oldShort] = file.words;
  const words = [file.words, [oldShort], grades, ...Object.values(judgements)].flatMap((names) =>
    Object.values(names),
  );
  const bits = [...Object.values(designations), ...file.councils.map((packed) => packed[3])];
  if (
    file.format !== "council-ratings/2" ||
    !isDate(asOf) ||
    !words.every((word) => word.trim()) ||
    !bits.every((bit) => bit.toFixed())
  )
    throw file;
  const split = (name: string) => splitName(name, Object.keys(designations), styles);
  const councils = file.councils.map((packed) => {
    const [name, gss, urn, takes, more, names] = packed;
    return {
      council: read(file, packed),
      takes,
      names: foldName(`|${name}|${gss}|${urn}|${names}|`),
      places: `|${split(foldName(name)).place}|${more}|`,
    };
  });
  return {
    ...file,
    find(name) {
      const folded = foldName(name);
      const { place, designation } = split(folded);
      const bits = designation ? (designations[designation] ?? 0) : -1;
      const has = (list: string, text: string) => text && list.includes(`|${text}|`);
      const found = [
        ...councils.filter(({ names }) => has(names, folded)),
        ...councils.filter(({ places, takes }) => has(places, place) && takes & bits),
      ].map(({ council }) => council);
      const sharing = councils.filter(
        ({ council, places }) => folded[2] && !council.end && places.includes(folded),
      );
      return found.find(({ end }) => !end) ?? found[0] ?? sharing.map(({ council }) => council.name);
    },
  };
}

function read(file: PackedRatings, packed: PackedCouncil): RatedCouncil {
  const [name, gss, urn, , , , inspections, end = "", successors = ""] = packed;
  if (end && !isDate(end)) throw end;
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
    published: new Date(Number.parseInt(day, 36) * 864e5).toISOString().slice(0, 10),
    report,
    judgements: Object.fromEntries(given.filter(([, grade]) => grade)),
  } as Inspection;
}
