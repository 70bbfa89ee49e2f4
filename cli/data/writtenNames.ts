/** Names as people write them, sorted into the forms that the finder builds on. */
import type { CouncilRecord } from "../../core/data/schema.ts";
import { type Designation, foldName, parseName } from "../../core/model/nameForm.ts";

/** A name somebody writes, and whether it is enough alone. */
export type KnownName = { name: string; weak: boolean };

type Names = Pick<CouncilRecord, "places" | "weakPlaces" | "designations" | "names" | "weakNames">;

/** Bodies that are not councils: only their own names are theirs. */
const NO_COUNCIL = /^(Combined authority|Strategic Regional Authority)$/;

/** What every authority of a type is called besides its own name. */
const DESIGNATIONS_BY_TYPE: Record<string, Designation[]> = {
  County: ["council", "county council"],
  "London borough": ["council", "borough council", "london borough council"],
  "Metropolitan district": [
    "council",
    "borough council",
    "district council",
    "metropolitan borough council",
    "metropolitan district council",
  ],
  "Unitary authority": ["council", "unitary authority"],
  "Non-metropolitan district": ["council", "district council", "borough council"],
  "Welsh unitary authority": ["council", "county council", "borough council", "county borough council"],
};

/** Sorts names into place and designation where they are built so, and whole names where they are not. */
export function nameForms(written: KnownName[], type: string, shortName: string): Names {
  const forms = {
    places: [] as string[],
    weakPlaces: [] as string[],
    names: [] as string[],
    weakNames: [] as string[],
  };
  if (NO_COUNCIL.test(type))
    return { ...forms, designations: [], names: unique(written.map(({ name }) => name)) };
  const designations = new Set<Designation>(DESIGNATIONS_BY_TYPE[type] ?? ["council"]);
  const official = written.map(({ name }) => parseName(name));
  const isCity = official.some((f) => f.designation === "city council");
  if (type === "Metropolitan district" && isCity) designations.delete("borough council");
  if (type === "Unitary authority") {
    const isCounty = /shire$/.test(shortName) || official.some((f) => f.designation === "county council");
    if (isCounty) designations.add("county council");
    else if (!isCity) designations.add("borough council").add("district council");
  }
  for (const { name, weak } of written) {
    const form = parseName(name);
    if (isCompound(name, form.place)) {
      if (!weak && written.some((w) => w.weak && w.name === name)) continue;
      (weak ? forms.weakNames : forms.names).push(name);
      continue;
    }
    if (form.style === "city of" && !weak && type !== "City corporation") designations.add("city council");
    if (form.designation && !weak) designations.add(form.designation);
    if (!form.designation && /\b(City|County|City Region|CA|CCA|MCA)$/.test(name)) continue;
    (weak ? forms.weakPlaces : forms.places).push(form.place);
  }
  const places = unique(forms.places);
  return {
    places,
    weakPlaces: unique(forms.weakPlaces).filter((p) => !places.some((q) => foldName(q) === foldName(p))),
    designations: [...designations].sort(),
    names: unique(forms.names),
    weakNames: unique(forms.weakNames),
  };
}

/** Other data sets' labels ("Derby UA", "Bristol, City of", misspellings in lower case) are not what people write. */
export function isWritten(name: string): boolean {
  return /^[A-Z]/.test(name) && !/ UA$|, (City|County) of$|[^\x20-\x7e’ôŷ]/.test(name);
}

/** Names that are more, or less, than a place with a designation: initials, "City of London", "Council of the ...". */
function isCompound(name: string, place: string): boolean {
  return (
    /^(Council|Borough Council|Common Council|Corporation) of /.test(name) ||
    /\b(Authority|Region)$/.test(name) ||
    /City of London/.test(name) ||
    /^[A-Z&]{2,}s?$|^[A-Z][a-z]?[A-Z]/.test(place)
  );
}

/** In order. */
export function unique<T>(list: T[]): T[] {
  return [...new Set(list)].sort();
}
