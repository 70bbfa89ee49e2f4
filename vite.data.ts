/**
 * Vite plugin: the data files, checked and compiled when the extension or the widget is built.
 * `virtual:council-ratings/ready-lexicon` is what the finder needs in the background and in logged pages, `virtual:council-ratings/gate` what tells whether it
 * is needed, `virtual:council-ratings/register` the grades, `virtual:council-ratings/overview` those of councils alone, `virtual:council-ratings/names` what a search needs besides, `virtual:council-ratings/as-of` their day alone.
 */
import type { Plugin } from "vite";
import { countrySignsData, gateData, lexiconData, readyLexiconData, register } from "./core/data/compiled.ts";
import type { Register } from "./core/model/register.ts";
import type { Councils } from "./ui/overview/overviewState.ts";

/** `country.json` as text: what tells England from abroad, read where a page names a place that others have, too. */
export function countrySignsText(): string {
  return JSON.stringify(countrySignsData);
}

/** `data.json` as text: the grades and names built in. */
export function builtInDataText(): string {
  return JSON.stringify({ register, lexicon: lexiconData });
}

/** What the overview needs: it looks at no neighbours, and only its search at codes and sites. */
export function overviewData(register: Register): Councils {
  const councils = Object.values(register.councils).map((council) => {
    const area = council.area && { ...council.area, youngPeople: null, neighbours: [] };
    return [council.id, { ...council, dfe: null, domain: null, area }];
  });
  return { asOf: register.asOf, councils: Object.fromEntries(councils) };
}

/** What a search needs besides the councils. */
function names(): object {
  const { councils, districts, trusts, others } = register;
  const found = Object.values(councils).map(({ id, dfe, domain }) => [id, { dfe, domain }]);
  return { lexicon: lexiconData, districts, trusts, others, found: Object.fromEntries(found) };
}

function made(id: string): object {
  if (id.endsWith("/names")) return names();
  if (id.endsWith("/overview")) return overviewData(register);
  if (id.endsWith("/ready-lexicon")) return readyLexiconData;
  if (id.endsWith("/lexicon")) return lexiconData;
  return register;
}

const REPORTS = "https://files.ofsted.gov.uk/v1/file/";
const PREFIX = "virtual:council-ratings/";

export function councilRatingsData(): Plugin {
  return {
    name: "council-ratings-data",
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      if (id.endsWith("/gate")) {
        const { begins, names } = gateData;
        return `export default ${JSON.stringify({ begins, names })};`;
      }
      const day = `export const asOf = "${register.asOf}";`;
      if (id.endsWith("/as-of")) return day;
      const data = made(id);
      // A string parses faster than the literal, and minifiers leave it alone. Where nearly all reports are is said once.
      const json = JSON.stringify(JSON.stringify(data).replaceAll(`"${REPORTS}`, '"~'));
      return `${day}\nexport default JSON.parse(${json}.replaceAll('"~', '"${REPORTS}'));`;
    },
  };
}
