/** The data files -> `ratings.json`, as small as it gets. Runs when the widget is built. */
import type { CouncilRecord, Dataset } from "../core/data/schema.ts";
import type { Council, Inspection } from "../core/model/council.ts";
import { checkedWords, OLD_IN_SHORT } from "../core/model/freshness.ts";
import { type Framework, GRADES, gradeWords, judgementsOf, judgementWords } from "../core/model/grade.ts";
import { designationBit, foldName, parseName } from "../core/model/nameForm.ts";
import type { Rating } from "../core/model/rating.ts";
import { dateWords, headline, noHeadlineWords, OFSTED } from "../core/model/ratingWords.ts";
import { makeRegister } from "../core/model/register.ts";
import type { Resolver } from "../core/model/resolve.ts";
import { BEGINNINGS, BITS, ENDINGS } from "../core/model/tableName.ts";
import type { PackedCouncil, PackedRatings } from "./ratingsFile.ts";

/** Where nearly all reports are: only their number is kept of those. */
const REPORTS = "https://files.ofsted.gov.uk/v1/file/";

const NO_OVERALL: Rating = {
  kind: "graded",
  inspection: { judgements: {} } as Inspection,
  overall: null,
  lastOverall: null,
};

/** @param resolve the core's resolver: a name it takes for another council, or for none, is left out */
export function packRatings(dataset: Dataset, resolve: Resolver): PackedRatings {
  const register = makeRegister(dataset);
  return {
    format: "council-ratings/2",
    asOf: dataset.asOf,
    source: "Ofsted, Open Government Licence v3.0",
    reports: REPORTS,
    provider: `${OFSTED}provider/44/`,
    search: `${OFSTED}search?q=`,
    grades: record(GRADES, gradeWords),
    judgements: record(["ILACS", "SIF"], labelsOf),
    words: [
      noHeadlineWords(NO_OVERALL) ?? "",
      headline(NO_OVERALL),
      "Not judged apart",
      headline({ kind: "none-in-data" }),
      headline({ kind: "none-in-data" }, dataset.asOf),
      "Ofsted may have inspected it all the same: look on its site",
      checkedWords(dateWords(dataset.asOf)),
      OLD_IN_SHORT,
    ],
    designations: Object.fromEntries(ENDINGS.map((words) => [words, BITS.get(words) ?? 0])),
    styles: BEGINNINGS,
    councils: dataset.councils.map((facts) => {
      const council = register.councils[facts.id] as Council;
      const successors = council.successors.map((id) => register.councils[id]?.name ?? id);
      return packCouncil(facts, council, successors, resolve);
    }),
  };
}

function labelsOf(framework: Framework) {
  return record(judgementsOf(framework), (judgement) => judgementWords(framework, judgement));
}

function packCouncil(
  facts: CouncilRecord,
  council: Council,
  successors: string[],
  resolve: Resolver,
): PackedCouncil {
  const { id, name, gss, urn, end } = council;
  // It stands in an address as it is.
  if (!urn && /[&#?%+]/.test(name)) throw new Error(`${name}: cannot be searched for by its name`);
  const isOurs = (text: string) => {
    const found = resolve(text);
    return found.kind === "council" && found.council.id === id;
  };
  const places = unique([parseName(name).place, ...[...facts.places, ...facts.weakPlaces].filter(isOurs)]);
  const others = [id, facts.shortName, ...facts.names, ...facts.weakNames].filter(isOurs);
  // A place that is somebody else's too, or several councils', is theirs only with a designation.
  const shared = facts.weakPlaces.filter((place) => !isOurs(place));
  const made = shared.flatMap((place) => facts.designations.map((d) => `${place} ${d}`)).filter(isOurs);
  const names = unique([...others, ...made, ...facts.formerGss, ...facts.formerIds]);
  // Made of a place and a designation: found without being listed.
  const isMade = (text: string) => {
    const { place, designation } = parseName(text);
    return places.includes(foldName(place)) && (!designation || facts.designations.includes(designation));
  };
  const packed: PackedCouncil = [
    name,
    gss ?? "",
    urn ?? "",
    facts.designations.reduce((mask, designation) => mask | designationBit(designation), 0),
    places.slice(1).join("|"),
    names.filter((text) => text !== foldName(name) && !isMade(text)).join("|"),
    council.inspections.map(packInspection).join("|"),
  ];
  if (end) packed.push(end, successors.join("|"));
  return packed;
}

/** The reports of the framework before are left to Ofsted's list of a council's reports, but for one that is the latest. */
function packInspection({ framework, type, published, judgements, report }: Inspection, i: number): string {
  const days = Math.round(Date.parse(published) / 864e5);
  const kind = framework === "SIF" ? "f" : type === "short" ? "s" : "t";
  const letters = judgementsOf(framework).map((judgement) => judgements[judgement]?.[0] ?? "-");
  const number = report.startsWith(REPORTS) ? report.slice(REPORTS.length) : "";
  const address = framework === "SIF" && i > 0 ? "" : /^\d+$/.test(number) ? number : "";
  return days.toString(36).padStart(3, "0") + kind + letters.join("") + address;
}

/** Folded, each once. */
function unique(texts: string[]): string[] {
  return [...new Set(texts.map(foldName))];
}

function record<K extends string, T>(keys: readonly K[], valueFor: (key: K) => T): Record<K, T> {
  return Object.fromEntries(keys.map((key) => [key, valueFor(key)])) as Record<K, T>;
}
