/**
 * `council-ratings-widget`: the class and its types, without side effects.
 *
 * This room is the element (`CouncilRating`, its `template` and `styles`, the packed data in `ratingsFile`), its package
 * (`build`), and in `site` all that is built around it for publishers. It imports `ui` and `core`; the command line's
 * releases use it.
 */
export type { Grade, Judgement } from "../core/model/grade.ts";
export { CouncilRating, provideRatings, type Theme } from "./CouncilRating.ts";
export type { ErrorDetail, LoadDetail, Problem } from "./outcome.ts";
export type { View } from "./template.ts";
