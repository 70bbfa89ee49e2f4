/** What speaks for and against a link: of the words around a name, and of the page they stand in. */

/** One reason for or against a link; weights are log-odds and add up to the confidence. */
export type Evidence = { reason: string; weight: number };

/** What is known about the page a text comes from. Everything is optional and only evidence. */
export type PageContext = {
  url?: string | undefined;
  /** BCP 47 tag of the page's language. */
  lang?: string | undefined;
  /** ISO date of publication. */
  published?: string | undefined;
  /** The rest of the page's text. */
  text?: string | undefined;
  /** Where a page is found in parts: what the whole of it says, in place of the part's own words and `text`. */
  evidence?: (() => PageEvidence) | undefined;
  /** Where a page is found in parts: ids of councils that other parts name in full. */
  known?: ReadonlySet<string> | undefined;
};

/** What a page as a whole says of the names in it. */
export type PageEvidence = { country: CountryMarkers; topic: Topic };

/** Markers of Britain and of abroad, counted once over the page. */
export type CountryMarkers = {
  british: string[];
  foreign: string[];
  fromPage: Evidence[];
  /** The page's text, as far as it is looked at. */
  text: string;
  /** Regions asked about so far: a page is searched once for each. */
  regions: Map<string, boolean>;
};

/** Is the page about children's services, and how much? */
export type Topic = { isOurs: boolean; strong: boolean };
