/** Where Ofsted's reports are, and how politely they are asked for: decided when the extension is built. */

declare const __COUNCIL_RATINGS_OFSTED__: {
  /** With a slash at its end. */
  site: string;
  /** ms between two requests. */
  pause: number;
  /** ms for one whole answer. */
  patience: number;
};

export const OFSTED_SITE = __COUNCIL_RATINGS_OFSTED__;

/** Pages are on the site itself, reports on others of Ofsted's: nobody else is contacted. */
export function isOfsteds(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, origin } = new URL(address);
  return (
    origin === new URL(OFSTED_SITE.site).origin ||
    (protocol === "https:" && hostname.endsWith(".ofsted.gov.uk"))
  );
}
