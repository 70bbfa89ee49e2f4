/** What an address says of a page: its site, and whether extensions may read it. */

/** Sites where browsers let no extension in. */
const CLOSED = /^(chromewebstore\.google\.com|addons\.mozilla\.org|microsoftedge\.microsoft\.com)$/;

/** The host of a web page; null for any other address. */
export function siteOf(address: string | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { protocol, host } = new URL(address);
  return /^https?:$/.test(protocol) && host !== "" ? host : null;
}

export function mayBeRead(address: string | undefined): boolean {
  const host = siteOf(address);
  return host !== null && !CLOSED.test(host);
}

export function looksLikePdf(address: string | undefined): boolean {
  return address !== undefined && URL.canParse(address) && /\.pdf$/i.test(new URL(address).pathname);
}
