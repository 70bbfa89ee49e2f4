/** Fetches `ratings.json`: once for each address, however many badges a page has. */
import { type Ratings, readRatings } from "./ratingsFile.ts";

/** `unreachable`: no answer, or one that says no. `invalid`: not a whole `ratings.json`. */
export type LoadProblem = "unreachable" | "invalid";
export type Loaded = Ratings | LoadProblem;

const loads = new Map<string, Promise<Loaded>>();

/** A slow answer is waited for: until then there is the fallback. After a failure, the next call tries anew. */
export function loadRatings(address: string): Promise<Loaded> {
  const load = loads.get(address) ?? fetchRatings(address);
  loads.set(address, load);
  return load;
}

async function fetchRatings(address: string): Promise<Loaded> {
  let problem: LoadProblem = "unreachable";
  try {
    // Nothing that tells who reads which page.
    const response = await fetch(address, { credentials: "omit", referrerPolicy: "no-referrer" });
    if (response.ok) {
      const text = await response.text();
      problem = "invalid";
      return readRatings(JSON.parse(text));
    }
  } catch {}
  loads.delete(address);
  return problem;
}
