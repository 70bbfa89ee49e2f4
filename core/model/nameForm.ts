/**
 * How names of councils are built: [style] place [designation].
 * "London Borough of Hackney", "Hackney Council", "Royal Borough of Greenwich Council".
 */

/** What may follow a place to make a council's name. The order is the bit order in the lexicon. */
export const DESIGNATIONS = [
  "council",
  "county council",
  "city council",
  "borough council",
  "district council",
  "metropolitan borough council",
  "metropolitan district council",
  "london borough council",
  "county borough council",
] as const;
export type Designation = (typeof DESIGNATIONS)[number];

export function designationBit(designation: Designation): number {
  return 1 << DESIGNATIONS.indexOf(designation);
}

/** Every way a designation is written, in lower case. */
export const DESIGNATION_WORDS: ReadonlyMap<string, Designation> = new Map([
  ...DESIGNATIONS.map((d): [string, Designation] => [d, d]),
  ["metropolitan council", "metropolitan borough council"],
  ["london borough", "london borough council"],
  ["city and district council", "district council"],
  ["and district council", "district council"],
  ["and county council", "county council"],
  ["unitary council", "council"],
  ["unitary authority", "council"],
  ["mbc", "metropolitan borough council"],
  ["mdc", "metropolitan district council"],
]);

/** Styles that make a name by themselves; the others ("City of York") also name the place. */
export const STRONG_STYLES = [
  "london borough of",
  "royal borough of",
  "metropolitan borough of",
  "lb of",
  "lb",
];
export const WEAK_STYLES = ["city and county of", "city of", "borough of", "county of", "district of"];

export type NameForm = { style?: string; place: string; designation?: Designation };

/**
 * A name with everything that writers vary taken out: lower case, "and" for "&", no punctuation,
 * single spaces, no leading "the". Equal folded names are the same name.
 */
export function foldName(name: string): string {
  return name
    .normalize("NFKC")
    .replace(/[\u00ad\u200b-\u200d\u2060\ufeff]/g, "")
    .toLowerCase()
    .replace(/&/g, " and ")
    .replace(/['’‘`´.,()]/g, "")
    .replace(/[\s\u2010-\u2015_/-]+/g, " ")
    .trim()
    .replace(/^the /, "");
}

/** Takes a name apart. The place keeps the writer's spelling; style and designation are folded. */
export function parseName(name: string): NameForm {
  let place = name.replace(/\s+/g, " ").trim();
  const form: NameForm = { place };
  const longestFirst = [...DESIGNATION_WORDS].sort(([a], [b]) => b.length - a.length);
  for (const [words, designation] of longestFirst) {
    if (foldName(place).endsWith(` ${words}`)) {
      place = dropWords(place, words.split(" ").length, "end");
      form.designation = designation;
      break;
    }
  }
  for (const style of [...STRONG_STYLES, ...WEAK_STYLES]) {
    if (foldName(place).startsWith(`${style} `)) {
      const the = /^the /i.test(place) ? 1 : 0;
      place = dropWords(place, style.split(" ").length + the, "start");
      form.style = style;
      break;
    }
  }
  form.place = place;
  return form;
}

function dropWords(name: string, count: number, from: "start" | "end"): string {
  const words = name.split(" ");
  return (from === "start" ? words.slice(count) : words.slice(0, -count)).join(" ");
}
