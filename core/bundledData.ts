/** The core bound to the project's own data files, for Node: the command line, the evaluation, the benchmarks. */
import { compileLexicon } from "./data/compileLexicon.ts";
import { countrySigns } from "./data/countrySigns.ts";
import { readDataset } from "./data/dataset.ts";
import { createFinder } from "./find/find.ts";
import { createLexicon } from "./find/readyLexicon.ts";
import { makeRegister } from "./model/register.ts";
import { createResolver } from "./model/resolve.ts";

const dataset = readDataset();

export const lexiconData = compileLexicon(dataset);
export const register = makeRegister(dataset);
export const countrySignsData = countrySigns(dataset);
export const lexicon = createLexicon(lexiconData);
export const findMentions = createFinder(lexicon, countrySignsData);
export const resolveCouncil = createResolver(lexiconData, register);
