/** The lines of labelled texts in JSON, told apart by what they hold. */
import * as v from "valibot";
import type { LabelledText } from "./mentions.ts";
import type { LabelledReport } from "./reports.ts";
import type { LabelledSentence, LabelledStory } from "./sentences.ts";

const labelled = v.object({
  id: v.string(),
  text: v.string(),
  mentions: v.array(
    v.object({
      start: v.number(),
      end: v.number(),
      surface: v.string(),
      class: v.string(),
      council: v.nullish(v.string()),
    }),
  ),
});
const report = v.object({
  id: v.string(),
  text: v.string(),
  council: v.string(),
  published: v.string(),
});
const sentence = v.object({ id: v.string(), text: v.string(), council: v.nullable(v.string()) });
const story = v.object({
  id: v.string(),
  text: v.string(),
  spans: v.array(
    v.object({ start: v.number(), end: v.number(), surface: v.string(), council: v.nullable(v.string()) }),
  ),
});

export const isText = (json: unknown): json is LabelledText => v.is(labelled, json);
export const isReport = (json: unknown): json is LabelledReport => v.is(report, json);
export const isSentence = (json: unknown): json is LabelledSentence => v.is(sentence, json);
export const isStory = (json: unknown): json is LabelledStory => v.is(story, json);
