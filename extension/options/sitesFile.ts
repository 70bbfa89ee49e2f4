/** The list of sites as a file: to keep, or to bring to another browser. */
import * as v from "valibot";
import { type Site, siteShape } from "../store/settings.ts";

const FORMAT = "council-ratings-sites/1";

const file = v.object({ format: v.literal(FORMAT), sites: v.array(siteShape) });

export function writeSitesFile(sites: readonly Site[]): string {
  return `${JSON.stringify({ format: FORMAT, sites }, null, 2)}\n`;
}

/** @throws Error that says what is wrong with the file, for the reader */
export function readSitesFile(text: string): Site[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new Error("This is not a JSON file. Choose one that was exported here.");
  }
  const checked = v.safeParse(file, json);
  if (checked.success) return checked.output.sites;
  const [issue] = checked.issues;
  const place = v.getDotPath(issue);
  throw new Error(
    `This is not a list of sites from Council Ratings${place ? ` (${place}: ${issue.message})` : ""}. Nothing was changed.`,
  );
}
