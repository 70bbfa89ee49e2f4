/** The rating of a council as the command line prints it and data files carry it. */
import type { Council, Inspection } from "./council.ts";
import { type LastOverall, latestRating, ratingHistory } from "./rating.ts";
import { ofstedAddress } from "./ratingWords.ts";

export type RatingJson = {
  council: {
    id: string;
    name: string;
    gss: string | null;
    urn: string | null;
    end?: string;
    successors?: string[];
  };
  /** Null when none is in this data, or none by then: Ofsted may have inspected all the same, see `ofsted`. */
  inspection: Inspection | null;
  /** Only for an inspection without an overall grade: the last one given before it. */
  lastOverall: LastOverall | null;
  /** Newest first, the latest included. */
  history: Inspection[];
  /** Ofsted's own pages of the council. */
  ofsted: string;
};

/** @param asOf ISO date */
export function ratingJson(council: Council, asOf?: string): RatingJson {
  const { id, name, gss, urn, end, successors } = council;
  const rating = latestRating(council, asOf);
  return {
    council: { id, name, gss, urn, ...(end && { end, successors }) },
    inspection: rating.kind === "graded" ? rating.inspection : null,
    lastOverall: rating.kind === "graded" ? rating.lastOverall : null,
    history: ratingHistory(council, asOf),
    ofsted: ofstedAddress(council),
  };
}
