/** The typed messages between content script, background and popup. Everything received is checked here. */
import * as v from "valibot";
import type { RatingView } from "./ratingView.ts";

const mentionClass = v.picklist(["name", "trust", "former", "place", "district"]);

/** A council on a page: how it was named, and how often. */
const named = v.object({ id: v.string(), classes: v.array(mentionClass), count: v.number() });
export type Named = v.InferOutput<typeof named>;

const toBackground = v.variant("type", [
  /** Content script: what this frame names now. `shownAt`: when its document was opened or shown again (epoch ms). */
  v.object({ type: v.literal("frame-names"), shownAt: v.number(), named: v.array(named) }),
  /** Content script: the ratings to show. */
  v.object({ type: v.literal("ratings"), ids: v.array(v.string()), published: v.nullable(v.string()) }),
  /** Popup: what a tab names, over all its frames. */
  v.object({ type: v.literal("tab-names"), tabId: v.number() }),
]);
export type ToBackground = v.InferOutput<typeof toBackground>;

const toContent = v.variant("type", [
  /** Popup: scroll to the next mention of a council and open its card. */
  v.object({ type: v.literal("show"), id: v.string() }),
  /** Keyboard command: step through all mentions. */
  v.object({ type: v.literal("step"), by: v.picklist([1, -1]) }),
]);
export type ToContent = v.InferOutput<typeof toContent>;

export type RatingsReply = RatingView[];
/** `scanned`: whether any frame has reported; `named`: merged over frames, most mentioned first. */
export type TabNames = { scanned: boolean; named: (Named & { frameId: number; rating: RatingView })[] };

/** Null for anything that is not ours. */
export function readToBackground(message: unknown): ToBackground | null {
  const checked = v.safeParse(toBackground, message);
  return checked.success ? checked.output : null;
}

export function readToContent(message: unknown): ToContent | null {
  const checked = v.safeParse(toContent, message);
  return checked.success ? checked.output : null;
}
