/** What is chosen of the map. */
import register from "virtual:council-ratings/register";
import { computed, signal } from "@preact/signals";
import { OVERVIEW_JUDGEMENTS, type OverviewJudgement, regionsOf } from "../../../core/overview/standing.ts";
import { MAP_FORMS, type MapChoice, type MapForm, mapSnippet } from "../mapSnippets.ts";
import { askedFor, site, theme } from "./builderState.ts";

export const REGIONS = regionsOf(Object.values(register.councils));

export const judgement = signal<OverviewJudgement>(askedFor("judgement", OVERVIEW_JUDGEMENTS) ?? "overall");
export const region = signal<string | null>(askedFor("region", REGIONS));
export const form = signal<MapForm>(askedFor("as", MAP_FORMS) ?? "iframe");

export const choice = computed<MapChoice>(() => ({
  judgement: judgement.value,
  region: region.value,
  theme: theme.value,
}));
export const code = computed(() => mapSnippet(form.value, choice.value, site));
