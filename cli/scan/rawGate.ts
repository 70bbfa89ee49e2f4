/**
 * Could a page as it came name anything? Told from its source, which takes a twentieth of the time of parsing it. It may let
 * a page through that names nobody, and never stops one that the finder would find something in.
 */
import { decodeHTML } from "entities";
import { gateData } from "../../core/data/compiled.ts";
import { createTextGate } from "../../core/find/gate.ts";
import { readRawText } from "./rawText.ts";

const mayName = createTextGate(gateData);

/**
 * @param told what is said of the page elsewhere: a title may make it ours
 * @returns the source of its head, for what it says of itself, where it names nobody; null where it may
 */
export function headWhereNobodyIsNamed(html: string, told = ""): string | null {
  const raw = readRawText(html);
  if (raw === null) return null;
  const text = raw.text.includes("&") ? decodeHTML(raw.text) : raw.text;
  return mayName(`${text}\n\n${told}`) ? null : raw.head;
}
