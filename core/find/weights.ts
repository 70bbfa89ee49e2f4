/**
 * How much each sign counts, in log-odds: signs add up, and 0 is one in two. Those here were set by hand, in the order of
 * how much a reader would make of them, and kept where `npm run eval` on the labelled texts was best. What is
 * seen of a bare place is weighed by core/data/placeWeights.json, which is learned.
 */

// From which probability on a mention is linked.

export const LINK_NAMES_FROM = 0.5;
/** A bare place must be surer: a badge on a festival costs more than a missing one. */
export const LINK_PLACES_FROM = 0.6;
/** For readers who want more places than the sure ones. */
export const LINK_LIKELY_PLACES_FROM = 0.4;

// A name that says "council" in so many words.

/** In a text of unknown country. */
export const NAME = 4;
/** One that a council abroad has too. */
export const NAME_WITH_NAMESAKE = 1;
/** "Reading council begins" at the start of a sentence. */
export const EVERYDAY_WORD = -4;
/** "Durham CC" */
export const INITIALS = -0.6;
/** The same, where a club plays. */
export const CLUB_INITIALS = -4;
export const SHARED_SHORT_NAME = -0.8;
/** "The Birmingham City Council voted", as Americans write. */
export const ARTICLE_IN_FRONT = -1.5;
export const BEFORE_ITS_START = -3;

// The page's country. What each kind of sign counts stands with its words, in country/signs.ts.

export const BRITISH_SITE = 3;
export const FOREIGN_SITE = -2.5;
export const BRITISH_LANGUAGE = 1.5;
/** Many a British site leaves its tools at American English. */
export const FOREIGN_LANGUAGE = -0.8;
export const BRITISH_PUBLISHER = 2;
export const FOREIGN_PUBLISHER = -2.5;
/** Each other council whose name is found in Britain only, up to the most. */
export const OTHER_COUNCILS = 1.5;
export const OTHER_COUNCILS_MOST = 3;
/** All signs of abroad together. */
export const FOREIGN_MOST = -8;
/** Signs of home of this weight halve those of abroad. */
export const SIGNS_OF_HOME_HALVE = 2.5;
/** What speaks for another country counts so much less for a name that is found in Britain only. */
export const WITHOUT_NAMESAKE = 0.7;
/** The region of a namesake is named. */
export const NAMESAKE_REGION = -2.5;
/** Each town or county around a namesake, up to the most. */
export const NAMESAKE_SURROUNDINGS = -2.2;
/** One whose name England has, too. */
export const NAMESAKE_SURROUNDINGS_SHARED = -0.9;
export const NAMESAKE_SURROUNDINGS_MOST = -7;
/** Each town around ours, up to the most. */
export const HOME_SURROUNDINGS = 1.5;
export const HOME_SURROUNDINGS_MOST = 4.5;
