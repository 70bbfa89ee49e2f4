/** `rating NAME`: what the product knows of one council, without any text. */

import { register, resolveCouncil } from "../core/bundledData.ts";
import type { Council } from "../core/model/council.ts";
import { oldWords } from "../core/model/freshness.ts";
import { latestRating } from "../core/model/rating.ts";
import { ratingJson } from "../core/model/ratingJson.ts";
import {
  abolishedWords,
  dateWords,
  headline,
  inspectionWords,
  judgementRows,
  noHeadlineWords,
  noneInDataWords,
  ofstedAddress,
} from "../core/model/ratingWords.ts";
import { UsageError } from "./usageError.ts";

export function printRating(name: string, options: { asOf?: string; json?: boolean }): string {
  const asOf = options.asOf === undefined ? undefined : checkDate(options.asOf);
  const council = mustResolve(name);
  if (options.json) return JSON.stringify(ratingJson(council, asOf), null, 2);
  return ratingText(council, asOf);
}

/** @throws {UsageError} saying what the name could be */
function mustResolve(name: string): Council {
  const found = resolveCouncil(name);
  const shown = legible(name);
  switch (found.kind) {
    case "council":
      return found.council;
    case "district":
      throw new UsageError(
        `${found.district.name} has no children's services; ${found.council.name} runs them there. Try: rating ${found.council.id}`,
      );
    case "trust":
      throw new UsageError(
        `${found.trust.name} runs services for ${list(found.councils.map((c) => c.name))}; the council is what is inspected. Try: rating ${found.councils[0]?.id}`,
      );
    case "other":
      throw new UsageError(`${found.other.name} is not inspected by Ofsted under ILACS.`);
    case "ambiguous":
      throw new UsageError(
        `"${shown}" could be ${list(
          found.candidates.map((c) => c.name),
          "or",
        )}. Say which.`,
      );
    case "unknown": {
      const nearest =
        found.nearest.length > 0 ? ` Did you mean ${list(found.nearest, "or")}?` : " See: councils";
      throw new UsageError(`No council is called "${shown}".${nearest}`);
    }
  }
}

/** What was asked for, as it can be printed: without what moves the cursor or turns the line round, and not endless. */
function legible(name: string): string {
  const plain = name.replace(/\p{C}+/gu, "");
  return plain.length > MOST_SHOWN ? `${plain.slice(0, MOST_SHOWN)}…` : plain;
}

const MOST_SHOWN = 80;

function ratingText(council: Council, asOf: string | undefined): string {
  const rating = latestRating(council, asOf);
  const nameOf = (id: string) => register.councils[id]?.name ?? id;
  const lines = [council.name + (asOf ? `, as of ${dateWords(asOf)}` : ""), headline(rating, asOf)];
  if (rating.kind === "graded") {
    const { published, report } = rating.inspection;
    lines.push(
      "",
      ...judgementRows(rating.inspection).map(({ label, words }) => `  ${label.padEnd(42)} ${words}`),
      "",
    );
    lines.push(`${inspectionWords(rating.inspection)}, published ${dateWords(published)}`, report);
  }
  const notes = [noHeadlineWords(rating), noneInDataWords(rating, council), abolishedWords(council, nameOf)];
  for (const note of notes) if (note) lines.push(note);
  if (rating.kind !== "graded") lines.push(ofstedAddress(council));
  // What had been published by a day of the past does not age.
  const old = asOf === undefined || asOf > register.asOf ? oldWords(register.asOf) : null;
  lines.push("", `Data as of ${dateWords(register.asOf)}. Source: Ofsted, Open Government Licence v3.0.`);
  if (old) lines.push(`${old}: see ${ofstedAddress(council)}`);
  return lines.join("\n");
}

/** @throws {UsageError} for anything but a day of the calendar */
export function checkDate(value: string): string {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  const isReal = day !== null && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(value);
  if (!isReal)
    throw new UsageError(`"${value}" is not a date. Write it as YYYY-MM-DD, for example 2018-06-01.`);
  return value;
}

function list(names: string[], word = "and"): string {
  return names.length < 2 ? (names[0] ?? "") : `${names.slice(0, -1).join(", ")} ${word} ${names.at(-1)}`;
}
