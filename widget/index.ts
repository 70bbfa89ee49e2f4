/** `council-ratings/widget`: the class and its types, without side effects. */
export type { Grade, Judgement } from "../core/model/grade.ts";
export { CouncilRating, provideRatings, type Theme } from "./CouncilRating.ts";
export type { ErrorDetail, LoadDetail, Problem } from "./outcome.ts";
export type { View } from "./template.ts";
