/** What a page says of itself in so many elements: of several that say the same, the first is right. */
import type { ElementReader } from "./date/dateSources.ts";

export type FirstSaid = {
  /** BCP 47 */
  lang: string | null;
  title: string | null;
  canonical: string | null;
  ogUrl: string | null;
  ogLocale: string | null;
};

/** @param elements of the page, in its order */
export function firstSaid<E>(elements: Iterable<E>, { tag, attribute, text }: ElementReader<E>): FirstSaid {
  const said: FirstSaid = { lang: null, title: null, canonical: null, ogUrl: null, ogLocale: null };
  for (const element of elements) {
    switch (tag(element)) {
      case "html":
        said.lang ??= attribute(element, "lang");
        break;
      case "title":
        said.title ??= text(element, Number.POSITIVE_INFINITY);
        break;
      case "link":
        if (attribute(element, "rel")?.toLowerCase() === "canonical")
          said.canonical ??= attribute(element, "href");
        break;
      case "meta": {
        const property = attribute(element, "property");
        if (property === "og:url") said.ogUrl ??= attribute(element, "content");
        if (property === "og:locale") said.ogLocale ??= attribute(element, "content");
      }
    }
  }
  return said;
}
