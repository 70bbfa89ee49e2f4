/** What a site's robots.txt allows (RFC 9309), read by a library. */
import robotsParser from "robots-parser";

/** Product token by which a robots.txt may speak to us (section 2.2.1). */
export const ROBOT = "council-ratings";

export type Robots = {
  /** @returns the line that forbids it; null where it is allowed */
  forbids(address: string): number | null;
  /** ms between two requests; null where the site does not say. */
  crawlDelay: number | null;
};

/** Bytes of it that are read (section 2.5). */
export const MOST_OF_ROBOTS = 500 * 1024;

export const ALL_ALLOWED: Robots = { forbids: () => null, crawlDelay: null };

/** @param address of the robots.txt, as asked for */
export function readRobots(address: string, bytes: Uint8Array): Robots {
  const text = new TextDecoder().decode(bytes.subarray(0, MOST_OF_ROBOTS));
  const rules = robotsParser(address, text);
  const delay = rules.getCrawlDelay(ROBOT);
  return {
    forbids: (page) =>
      rules.isAllowed(page, ROBOT) === false ? rules.getMatchingLineNumber(page, ROBOT) : null,
    crawlDelay: delay !== undefined && delay > 0 ? delay * 1000 : null,
  };
}
