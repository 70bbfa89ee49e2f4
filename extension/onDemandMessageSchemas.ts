/** The other messages that the background takes, as they are checked on arrival. */
import * as v from "valibot";
import { foundPage } from "../core/record/pageRecord.ts";
import { lookOutcome } from "./store/lookStatus.ts";

const lookEvent = v.variant("kind", [
  v.object({
    kind: v.literal("progress"),
    progress: v.variant("step", [
      v.object({ step: v.literal("listing") }),
      v.object({ step: v.literal("councils"), done: v.number(), of: v.number() }),
    ]),
  }),
  v.object({ kind: v.literal("read") }),
  v.object({ kind: v.literal("done"), outcome: lookOutcome }),
  v.object({ kind: v.literal("busy") }),
]);

const onDemandMessage = v.variant("type", [
  /** The log's script: is this page to be logged, and how is it to be read? */
  v.object({ type: v.literal("log-start"), builtIn: v.string() }),
  /** The log's script: what is in this page. */
  v.object({ type: v.literal("log-page"), page: foundPage }),
  /** Pages: what a tab names, over all its frames. */
  v.object({ type: v.literal("tab-names"), tabId: v.number() }),
  /** Card and pages: look at Ofsted's site now. Answered when that is done. */
  v.object({ type: v.literal("check-ofsted") }),
  /** The unseen page: how a look goes. */
  v.object({ type: v.literal("look-event"), event: lookEvent }),
  /** Options: look for newer data now. */
  v.object({ type: v.literal("check-data") }),
]);
export type OnDemandMessage = v.InferOutput<typeof onDemandMessage>;

/** Null for anything that is not ours. */
export function readOnDemandMessage(message: unknown): OnDemandMessage | null {
  const checked = v.safeParse(onDemandMessage, message);
  return checked.success ? checked.output : null;
}
