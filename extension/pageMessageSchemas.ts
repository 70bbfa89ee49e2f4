/** The messages of pages that the background takes at its start, as they are checked on arrival. */
import * as v from "valibot";

const mentionClass = v.picklist(["name", "trust", "former", "place", "district"]);
const id = v.pipe(v.string(), v.maxLength(200));

/** A council on a page: how it was named, and how often. */
const named = v.object({ id, classes: v.array(mentionClass), count: v.number() });

const frameReport = v.object({
  /** `off`: the reader turned the site off; `pdf`: the browser's own viewer, which extensions cannot mark. */
  state: v.picklist(["reading", "read", "off", "pdf"]),
  /** When the frame's document was opened or shown again (epoch ms). */
  shownAt: v.number(),
  named: v.array(named),
});
export type FrameReport = v.InferOutput<typeof frameReport>;
export type Named = v.InferOutput<typeof named>;

/** A link the reader said is wrong: this text is not this council, on this site. */
export const hiddenLink = v.object({ text: v.pipe(v.string(), v.maxLength(400)), council: id });
export type HiddenLink = v.InferOutput<typeof hiddenLink>;

/** What a page tells for councils to be found in it. */
const toldPage = v.object({
  /** Its text in parts, each read on its own; a blank line separates blocks. */
  parts: v.array(v.string()),
  /** The beginning of all its text: what the page is about. */
  text: v.string(),
  said: v.object({
    url: v.string(),
    lang: v.optional(v.string()),
    locale: v.optional(v.string()),
    publisherCountry: v.optional(v.string()),
    /** ISO date; null where the page gives none; not there where it was not looked for. */
    published: v.optional(v.nullable(v.string())),
  }),
  /** Ids of the councils that other parts name in full. */
  known: v.array(id),
  /** Are places linked that are only likely to mean their councils? */
  likely: v.boolean(),
});
export type ToldPage = v.InferOutput<typeof toldPage>;

const pageMessage = v.variant("type", [
  /** Content script: bring the marks into this frame; how to mark. */
  v.object({ type: v.literal("page-start") }),
  /** Content script: what this frame names now. */
  v.object({ type: v.literal("frame-report"), report: frameReport }),
  /** Content script: find councils. `rated`: ids of those it knows; `look`: it does not know yet how marks look. */
  v.object({ type: v.literal("find"), page: toldPage, rated: v.array(id), look: v.boolean() }),
  /** Content script: everything the card shows of one. */
  v.object({ type: v.literal("rating"), id, published: v.nullable(v.string()) }),
  /** Content script and the log's: what tells England from abroad, for the places on the page that have namesakes there. */
  v.object({ type: v.literal("country-signs"), places: v.pipe(v.array(id), v.maxLength(2000)) }),
  /** Content script: bring the card, or what reads the page's date, into this frame. */
  v.object({ type: v.literal("load-script"), script: v.picklist(["card", "date"]) }),
  /** Content script: the reader wants this council on the map of England. */
  v.object({ type: v.literal("open-overview"), id }),
  /** Content script: what to do with a link from now on, on this site. */
  v.object({ type: v.literal("hide-link"), link: hiddenLink, hidden: v.boolean() }),
]);
export type PageMessage = v.InferOutput<typeof pageMessage>;

/** Null for any other. */
export function readPageMessage(message: unknown): PageMessage | null {
  const checked = v.safeParse(pageMessage, message);
  return checked.success ? checked.output : null;
}
