/// <reference types="vite/client" />
/** What vite.data.ts hands out to the extension and to the site. */
declare module "virtual:council-ratings/lexicon" {
  /** ISO date of the data the names are from. */
  export const asOf: string;
  const data: import("./core/find/lexicon.ts").LexiconData;
  export default data;
}

declare module "virtual:council-ratings/ready-lexicon" {
  const data: import("./core/find/lexicon.ts").ReadyLexicon;
  export default data;
}

declare module "virtual:council-ratings/gate" {
  const data: import("./core/find/gate.ts").GateData;
  export default data;
}

declare module "virtual:council-ratings/as-of" {
  /** ISO date. */
  export const asOf: string;
}

declare module "virtual:council-ratings/register" {
  const data: import("./core/model/register.ts").Register;
  export default data;
}

declare module "virtual:council-ratings/overview" {
  const councils: import("./ui/overview/overviewState.ts").Councils;
  export default councils;
}

declare module "virtual:council-ratings/names" {
  type Register = import("./core/model/register.ts").Register;
  const names: Pick<Register, "districts" | "trusts" | "others"> & {
    lexicon: import("./core/find/lexicon.ts").LexiconData;
    /** What else a council is found by. */
    found: Record<string, Pick<import("./core/model/council.ts").Council, "dfe" | "domain">>;
  };
  export default names;
}
