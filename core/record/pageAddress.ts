/** Which address a page goes by: the one it gives itself, else where it was found, without what only tracks. */

/** Query parameters that say where a reader came from, not what is shown. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|at_\w+|ns_\w+|cmpid|ocid|ito)$/i;

/**
 * @param location where the page was read; null where that is no web address
 * @param canonical what the page says of itself, the surest first
 * @returns null where there is no web address at all
 */
export function pageAddress(location: string | null, canonical: readonly (string | null)[]): string | null {
  const at = webAddress(location, undefined);
  for (const said of canonical) {
    const own = webAddress(said, at?.href);
    // Many sites say of every story that it is their front page.
    if (own && (own.pathname !== "/" || !at || at.pathname === "/")) return own.href;
  }
  if (!at) return null;
  // Firefox has no iterators of these in the scripts of extensions.
  const names: string[] = [];
  at.searchParams.forEach((_, name) => {
    names.push(name);
  });
  for (const name of names) if (TRACKING.test(name)) at.searchParams.delete(name);
  return at.href;
}

/** The host, as tables and filters name a site; null for what is not on the web. */
export function siteOfAddress(address: string): string | null {
  return webAddress(address, undefined)?.host.replace(/^www\./, "") ?? null;
}

function webAddress(address: string | null, base: string | undefined): URL | null {
  if (!address || !URL.canParse(address, base)) return null;
  const url = new URL(address, base);
  if (!/^https?:$/.test(url.protocol)) return null;
  url.hash = "";
  return url;
}
