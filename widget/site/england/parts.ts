/**
 * Parts of the overview that come when they are first needed: scripts beside the page's own, which also a page opened from
 * a disk can bring.
 */
import type { KeepFile } from "../../../ui/overview/keepFile.ts";
import type { Councils, OverviewState } from "../../../ui/overview/overviewState.ts";
import type { RatingSummary } from "../../../ui/ratingView.ts";

/** A council found; `page`: whose page tells of it, which for a district is its county's. */
export type Found = RatingSummary & { page: string };

export type Parts = {
  /** Set by search.js. */
  search: (councils: Councils) => (query: string) => Found[];
  /** Set by files.js. */
  files: (state: OverviewState) => KeepFile;
};

declare global {
  /** What the parts that are here set. */
  var councilRatingsParts: Partial<Parts> | undefined;
}

export function setPart<K extends keyof Parts>(name: K, part: Parts[K]): void {
  globalThis.councilRatingsParts = { ...globalThis.councilRatingsParts, [name]: part };
}

/** @param beside address of the page's own script. @throws where it does not come: then it can be asked for again */
export async function bringPart<K extends keyof Parts>(name: K, beside: string): Promise<Parts[K]> {
  const known = globalThis.councilRatingsParts?.[name];
  if (known) return known;
  const script = document.createElement("script");
  script.src = new URL(`${name}.js`, beside).href;
  await new Promise((resolve, reject) => {
    script.onload = resolve;
    script.onerror = () => reject(new Error(`${name}.js did not come; is there a connection?`));
    document.head.append(script);
  });
  const part = globalThis.councilRatingsParts?.[name];
  if (!part) throw new Error(`${name}.js did not start`);
  return part;
}
