/** The names in the data files -> the compact lexicon that ships to pages: names only, no grades. */
import type { EntityKind, LexiconData, LexiconEntity, Term } from "../find/lexicon.ts";
import { designationBit, foldName } from "../model/nameForm.ts";
import { trustId } from "../model/register.ts";
import type { AuthorityRecord, Dataset } from "./schema.ts";

export function compileLexicon(dataset: Dataset): LexiconData {
  const { councils, districts, others, trusts, confusables } = dataset;
  const successors = new Set([...councils, ...districts].flatMap((a) => a.replacedBy));
  const authority = (a: AuthorityRecord, kind: EntityKind): LexiconEntity => {
    const start = successors.has(a.id) ? a.start : undefined;
    return {
      id: a.id,
      kind,
      ...written("places", withoutDuplicates(a.places)),
      ...written("weakPlaces", withoutDuplicates(a.weakPlaces)),
      ...written("names", withoutDuplicates(a.names)),
      ...written("weakNames", a.weakNames),
      designations: a.designations.reduce((mask, d) => mask | designationBit(d), 0),
      ...(start && { start }),
      ...(a.end && { end: a.end }),
    };
  };
  return {
    entities: [
      ...councils.map((c) => authority(c, c.end ? "former" : "council")),
      ...districts.map((d) => authority(d, "district")),
      ...others.map((o) => authority(o, "other")),
      ...trusts.map((t): LexiconEntity => {
        const members = t.members.map((m) => m.council);
        const terms = t.members.flatMap(({ council, from, to }): [string, Term][] =>
          from || to ? [[council, { ...(from && { from }), ...(to && { to }) }]] : [],
        );
        return {
          id: trustId(t.name),
          kind: "trust",
          [t.weak ? "weakNames" : "names"]: [t.name],
          members,
          ...(terms.length > 0 && { terms: Object.fromEntries(terms) }),
        };
      }),
    ],
    notCouncils: confusables.notCouncils,
    otherMeanings: confusables.otherMeanings,
    namesakes: dataset.surroundings.places.map(({ place }) => place),
  };
}

function written<K extends string>(key: K, list: string[]): Partial<Record<K, string[]>> {
  return list.length > 0 ? ({ [key]: list } as Record<K, string[]>) : {};
}

/** Spellings that begin alike and fold to the same name are one entry to the finder. */
function withoutDuplicates(names: string[]): string[] {
  const key = (name: string) => `${/^[A-Za-z&]+/.exec(name)?.[0]} ${foldName(name)}`;
  return names
    .map((name) => name.replace(/^The /, ""))
    .filter((name, i, all) => all.findIndex((o) => key(o) === key(name)) === i);
}
