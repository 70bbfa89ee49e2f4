/** The file for a script tag: everything in one, with the data beside it. */
import { CouncilRating } from "./CouncilRating.ts";
import "./define.ts";

CouncilRating.ratingsAddress = new URL("ratings.json", import.meta.url).href;
