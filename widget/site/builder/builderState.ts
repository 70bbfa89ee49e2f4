/** What is chosen in the builder. */

import lexicon from "virtual:council-ratings/lexicon";
import register from "virtual:council-ratings/register";
import { computed, signal } from "@preact/signals";
import { type Judgement, judgementsOf } from "../../../core/model/grade.ts";
import { ratingView } from "../../../ui/ratingView.ts";
import { searchCouncils } from "../../../ui/searchCouncils.ts";
import type { Theme, View } from "../../index.ts";
import { roomFor } from "../fallback.ts";
import { type Choice, FORMS, type Form, snippet } from "../snippets.ts";

const VIEWS: readonly View[] = ["badge", "inline", "card"];
export const THEME_WORDS: Record<Theme, string> = { auto: "As the page", light: "Light", dark: "Dark" };
const THEMES: readonly Theme[] = ["auto", "light", "dark"];
export const JUDGEMENTS: readonly Judgement[] = judgementsOf("ILACS").filter(
  (judgement) => judgement !== "in-care-and-care-leavers",
);

const asked = new URLSearchParams(location.search);

/** @returns what the address asks for, where it is one of these */
export function askedFor<T extends string>(name: string, allowed: readonly T[]): T | null {
  return allowed.find((value) => value === asked.get(name)) ?? null;
}

export type Shown = "council" | "map";
export const shown = signal<Shown>(askedFor("show", ["map"]) ?? "council");

const councilAsked = asked.get("council") ?? "";
export const council = signal(councilAsked in register.councils ? councilAsked : "oxfordshire");
export const view = signal<View>(askedFor("view", VIEWS) ?? "badge");
export const theme = signal<Theme>(askedFor("theme", THEMES) ?? "auto");
export const judgement = signal<Judgement | null>(askedFor("judgement", JUDGEMENTS));
export const form = signal<Form>(askedFor("as", FORMS) ?? "html");

/** The folder this page is in; opened from a disk, the address the site was built for. */
export const site = location.protocol === "file:" ? __SITE_ADDRESS__ : new URL(".", location.href).href;

export const choice = computed<Choice>(() => ({
  id: council.value,
  name: register.councils[council.value]?.name ?? council.value,
  view: view.value,
  theme: theme.value,
  judgement: judgement.value,
  room: roomFor(ratingView(register, council.value, null), judgement.value, view.value),
}));
export const code = computed(() => snippet(form.value, choice.value, site));

/** Districts have no rating of their own to show. */
export function search(query: string) {
  return searchCouncils(query, register, lexicon).filter(({ id }) => id in register.councils);
}
