/** What lies around places that have a namesake abroad. */

/** Before a name abroad that England has, too. */
export const SHARED_MARK = "~";

/** By folded place. Names as they are written. */
export type Surroundings = Record<
  string,
  {
    /** Around ours. */
    home: string[];
    /** Around each namesake: by region, as GeoNames codes it ("US.OH"). */
    abroad: Record<string, string[]>;
  }
>;
