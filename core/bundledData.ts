/** The core bound to the project's own data files, for Node: the command line, the evaluation, the benchmarks. */
import { countrySignsData, lexiconData, readyLexiconData, register } from "./data/compiled.ts";
import { createFinder } from "./find/find.ts";
import { openLexicon } from "./find/lexicon.ts";
import { createResolver, type Resolver } from "./model/resolve.ts";

export { countrySignsData, lexiconData, register };
export const lexicon = openLexicon(readyLexiconData);
export const findMentions = createFinder(lexicon, countrySignsData);

/** Made when somebody asks: those who only read texts never do. */
let resolver: Resolver | undefined;
export const resolveCouncil: Resolver = (name) => {
  resolver ??= createResolver(lexiconData, register);
  return resolver(name);
};
