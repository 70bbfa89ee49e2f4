/** A span of the text and the authority it names -> a mention. */
import { servedOn } from "../model/trustTerms.ts";
import type { Evidence, PageContext } from "./evidence.ts";
import type { LexiconEntity } from "./lexicon.ts";
import { confidenceOf, type Mention, type MentionClass } from "./mention.ts";
import type { Span } from "./readHits.ts";

const CLASS_OF: Record<LexiconEntity["kind"], MentionClass | null> = {
  council: "name",
  former: "former",
  district: "district",
  trust: "trust",
  other: null,
};

/**
 * @param page its date says whom a trust served
 * @param explain keep the evidence
 * @returns null for an authority that Ofsted does not inspect
 */
export function makeMention(
  text: string,
  { start, end }: Span,
  entity: LexiconEntity,
  evidence: Evidence[],
  page: Pick<PageContext, "published">,
  { explain = false }: { explain?: boolean | undefined },
): Mention | null {
  const kind = CLASS_OF[entity.kind];
  if (!kind) return null;
  const { members } = entity;
  return {
    start,
    end,
    surface: text.slice(start, end),
    class: kind,
    councils: members ? servedOn(members, (id) => entity.terms?.[id] ?? {}, page.published) : [entity.id],
    confidence: confidenceOf(evidence),
    ...(explain && { evidence }),
  };
}
