/**
 * The typed messages between content script, background and pages. Types, so that the content script carries nothing
 * for them; what the background takes is checked in pageMessageSchemas.ts and onDemandMessageSchemas.ts.
 */
import type { CountrySigns } from "../core/find/country/signs.ts";
import type { ReadyLexicon } from "../core/find/lexicon.ts";
import type { Mention, MentionClass } from "../core/find/mention.ts";
import type { RatingSummary, RatingView } from "../ui/ratingView.ts";
import type { OnDemandMessage } from "./onDemandMessageSchemas.ts";
import type { FrameReport, HiddenLink, Named, PageMessage } from "./pageMessageSchemas.ts";
import type { LookStatus } from "./store/lookStatus.ts";

export type { FrameReport, HiddenLink, Named } from "./pageMessageSchemas.ts";

/** An event of documents that all worlds of a page hear: a newer copy of our scripts comes, and the one before ends. */
export const STARTED = "council-ratings";

export type ToBackground = PageMessage | OnDemandMessage;

const FOR_ON_DEMAND: Record<OnDemandMessage["type"], true> = {
  "log-start": true,
  "log-page": true,
  "tab-names": true,
  "check-ofsted": true,
  "look-event": true,
  "check-data": true,
};

/** By its type alone: it is checked by who answers it. */
export function isForOnDemand(message: unknown): boolean {
  const { type } = (message ?? {}) as { type?: unknown };
  return typeof type === "string" && Object.hasOwn(FOR_ON_DEMAND, type);
}

/** What the reader wants on one site. */
export type PageSettings = {
  on: boolean;
  badges: boolean;
  which: "every" | "first";
  /** Full names are always linked. */
  classes: Exclude<MentionClass, "name" | "place">[];
  /** `careful`: only where the words around leave hardly a doubt. */
  places: "off" | "careful" | "on";
  hidden: HiddenLink[];
  /** Id of the council whose own site it is: it is told of beside the page, and not marked in it. */
  own: string | null;
};

export type PageStart = { settings: PageSettings };

/** A mention as a page marks it. UTF-16 offsets into its part. */
export type FoundMention = Pick<Mention, "start" | "end" | "class" | "councils">;

/** Of each part; `ratings`: what marks need of councils that the page did not know yet. */
export type Found = { mentions: FoundMention[][]; ratings: RatingSummary[] };

/** How a page is to be read for the log; `lexicon`: null where the names built into its script are the newest. */
export type LogStart = { wholePage: boolean; lexicon: ReadyLexicon | null };

/** A mention as the side panel lists it. `before` and `after`: the rest of its sentence. */
export type ListedMention = {
  /** Names the mark within its frame. */
  key: number;
  class: MentionClass;
  councils: string[];
  text: string;
  before: string;
  after: string;
};

export type ToContent =
  | { type: "settings"; settings: PageSettings }
  /** Scroll to the next mention of a council and open its card. Answered with which of how many, from 1. */
  | { type: "show"; id: string }
  /** Scroll to one mention and open its card. */
  | { type: "show-mention"; key: number }
  /** Through all mentions, forwards or back. */
  | { type: "step"; by: 1 | -1 }
  /** The card of the mention at hand, or of the first in view. */
  | { type: "open-card" }
  /** The card of a council beside the selected text. */
  | { type: "look-up"; id: string }
  | { type: "list-mentions" };

/** What a page answers: most only whether it did what was asked. */
export type ContentReply<M extends ToContent = ToContent> = M extends { type: "show" }
  ? { at: number; of: number } | null
  : M extends { type: "list-mentions" }
    ? ListedMention[]
    : boolean;

/** What a page with marks gets when it first needs it: the card; what reads the page's date. */
export type LaterScript = Extract<PageMessage, { type: "load-script" }>["script"];

/** What each message to the background is answered with. */
export type Replies = {
  "page-start": PageStart;
  "frame-report": undefined;
  /** `needs-date`: to be asked again with the page's date. */
  find: Found | "needs-date";
  rating: RatingView | null;
  "country-signs": CountrySigns;
  "load-script": boolean;
  "open-overview": undefined;
  "hide-link": undefined;
  "log-start": LogStart | null;
  "log-page": undefined;
  "tab-names": TabNames;
  "check-ofsted": LookStatus | null;
  "look-event": undefined;
  "check-data": undefined;
};

export type Send = <M extends ToBackground>(message: M) => Promise<Replies[M["type"]]>;

export type TabNames = {
  /** That of the top frame; null when no frame has reported. */
  state: FrameReport["state"] | null;
  /** Merged over frames, most mentioned first. */
  named: (Named & { frameIds: number[]; rating: RatingSummary })[];
  frameIds: number[];
};
