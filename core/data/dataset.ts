/** The data files, read and checked. Everything the product knows starts here. */
import * as v from "valibot";
import areas from "./areas.json" with { type: "json" };
import confusables from "./confusables.json" with { type: "json" };
import { findInconsistencies } from "./consistency.ts";
import councils from "./councils.json" with { type: "json" };
import districts from "./districts.json" with { type: "json" };
import inspections from "./inspections.json" with { type: "json" };
import others from "./others.json" with { type: "json" };
import {
  areasFile,
  confusablesFile,
  councilsFile,
  type Dataset,
  districtsFile,
  inspectionsFile,
  othersFile,
  surroundingsFile,
  trustsFile,
} from "./schema.ts";
import surroundings from "./surroundings.json" with { type: "json" };
import trusts from "./trusts.json" with { type: "json" };

/** @throws with every inconsistency when the files do not hold together, so that no build ships them */
export function readDataset(): Dataset {
  const inspected = v.parse(inspectionsFile, inspections);
  const dataset: Dataset = {
    asOf: inspected.provenance.asOf,
    councils: v.parse(councilsFile, councils).councils,
    districts: v.parse(districtsFile, districts).districts,
    others: v.parse(othersFile, others).others,
    trusts: v.parse(trustsFile, trusts).trusts,
    inspections: inspected.inspections,
    areas: v.parse(areasFile, areas).areas,
    confusables: v.parse(confusablesFile, confusables),
    surroundings: v.parse(surroundingsFile, surroundings),
  };
  const problems = findInconsistencies(dataset);
  if (problems.length > 0)
    throw new Error(`The data files do not hold together:\n- ${problems.join("\n- ")}`);
  return dataset;
}
