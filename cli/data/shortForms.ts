/** Short forms that people write, made from the names of all authorities: "Warks", "N Somerset", "Westmorland". */
import type { AuthorityRecord } from "../../core/data/schema.ts";
import { foldName } from "../../core/model/nameForm.ts";
import { unique } from "./writtenNames.ts";

/** Counties' customary abbreviations. */
const COUNTIES: Record<string, string> = {
  Bedfordshire: "Beds",
  Berkshire: "Berks",
  Buckinghamshire: "Bucks",
  Cambridgeshire: "Cambs",
  Cheshire: "Ches",
  Derbyshire: "Derbys",
  Gloucestershire: "Glos",
  Hampshire: "Hants",
  Hertfordshire: "Herts",
  Huntingdonshire: "Hunts",
  Lancashire: "Lancs",
  Leicestershire: "Leics",
  Lincolnshire: "Lincs",
  Northamptonshire: "Northants",
  Nottinghamshire: "Notts",
  Oxfordshire: "Oxon",
  Shropshire: "Salop",
  Staffordshire: "Staffs",
  Warwickshire: "Warks",
  Wiltshire: "Wilts",
  Worcestershire: "Worcs",
  Yorkshire: "Yorks",
};
/** Wherever in a name they stand, the longest first. */
const ABBREVIATIONS: [RegExp, string][] = [
  [/\bNorth[- ]East\b/, "NE"],
  [/\bNorth[- ]West\b/, "NW"],
  [/\bSouth[- ]East\b/, "SE"],
  [/\bSouth[- ]West\b/, "SW"],
  [/^North\b/, "N"],
  [/^South\b/, "S"],
  [/^East\b/, "E"],
  [/^West\b/, "W"],
  [/^Isle of Wight$/, "IoW"],
  [/^Milton Keynes$/, "MK"],
];
/** What joins a second place, or a river, to the first. */
const JOINED = /^(.+?)(?:,.*? and| and| with|[- ](?:upon|on|under|in|by)[- ]).+/;

/**
 * Adds to each authority's `weakPlaces` the short forms of its places that are nobody else's; where an abolished
 * authority and one of today would share one, it is today's.
 *
 * @param authorities of all kinds together: a form that any two could mean is left out, as is every form that is a name already
 */
export function withShortForms<T extends AuthorityRecord>(authorities: readonly T[]): T[] {
  const taken = new Set(
    authorities.flatMap((a) => [...a.places, ...(a.weakPlaces ?? []), ...a.names, a.shortName]).map(foldName),
  );
  const owners = new Map<string, T[]>();
  const made = new Map(
    authorities.map((a): [T, string[]] => [
      a,
      unique(a.places.flatMap(shortForms)).filter((f) => !taken.has(foldName(f))),
    ]),
  );
  for (const [authority, forms] of made) {
    for (const form of new Set(forms.map(foldName)))
      owners.set(form, [...(owners.get(form) ?? []), authority]);
  }
  const isTheirs = (authority: T, form: string) => {
    const sharing = owners.get(foldName(form)) ?? [];
    const ofToday = sharing.filter((a) => !a.end);
    return (ofToday.length > 0 ? ofToday : sharing).every((a) => a === authority);
  };
  return authorities.map((a) => {
    const own = (made.get(a) ?? []).filter((form) => isTheirs(a, form));
    return own.length > 0 ? { ...a, weakPlaces: unique([...(a.weakPlaces ?? []), ...own]) } : a;
  });
}

/** Every short form of a place, whoever else may have it. */
function shortForms(place: string): string[] {
  const county = Object.entries(COUNTIES).find(([name]) => new RegExp(`\\b${name}\\b`).test(place));
  const spellings = county ? [place, place.replace(...county)] : [place];
  const abbreviated = spellings.flatMap((spelling) => {
    const found = ABBREVIATIONS.find(([pattern]) => pattern.test(spelling));
    return found ? [spelling, spelling.replace(...found)] : [spelling];
  });
  const first = JOINED.exec(place)?.[1];
  return [...abbreviated, ...(first ? [first] : [])].filter((form) => form !== place);
}
