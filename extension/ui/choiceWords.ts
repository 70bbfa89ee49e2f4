/** Words for grades and classes in choices and lists. */
import type { MentionClass } from "../../core/find/mention.ts";
import type { MarkStyle } from "../../ui/ratingView.ts";

export const STYLE_WORDS: Record<MarkStyle, string> = {
  outstanding: "Outstanding",
  good: "Good",
  "requires-improvement": "Requires improvement",
  inadequate: "Inadequate",
  "no-headline": "No overall grade",
  "no-grade": "No grade here",
};

export const CLASS_WORDS: Record<MentionClass, string> = {
  name: "Full names",
  place: "Places that mean the council",
  trust: "Children's trusts",
  former: "Councils of the past",
  district: "District councils",
};
