/** What speaks for and against a link: of the words around a name, and of the page they stand in. */
import type { CountrySigns } from "./country/signs.ts";

/** So much of a page's text (UTF-16 units) is enough to know what it is about, and in which country. */
export const LOOKED_AT = 60_000;

/** One reason for or against a link; weights are log-odds and add up to the confidence. */
export type Evidence = { reason: string; weight: number };

/** What is known about the page a text comes from. Everything is optional and only evidence. */
export type PageContext = {
  url?: string | undefined;
  /** BCP 47 tag of the page's language. */
  lang?: string | undefined;
  /** `og:locale`: "en_US" */
  locale?: string | undefined;
  /** The country of the publisher's address, as the page writes it. */
  publisherCountry?: string | undefined;
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

/** Signs of home and of abroad, counted once over the page. */
export type CountryMarkers = {
  home: readonly Evidence[];
  foreign: readonly Evidence[];
  fromPage: readonly Evidence[];
  /** The page's text, as far as it is looked at. */
  text: string;
  signs: CountrySigns | undefined;
  /** Places asked about so far: a page is searched once for each. */
  named: Map<string, boolean>;
};

/** Is the page about children's services, and how much? */
export type Topic = {
  /** Could it be at all? If not, its places are not looked at. */
  isOurs: boolean;
  services: boolean;
  inspection: boolean;
  /** It speaks of children's services again and again. */
  strong: boolean;
  /** It speaks of schools or nurseries again and again. */
  schools: boolean;
  /** Empty where the page has none that could be told. */
  headline: { text: string; isOurs: boolean };
};
