/** `import type {} from "council-ratings-widget/preact"`: the tag in Preact's JSX. */

import type { CouncilRating } from "council-ratings-widget";
import type { HTMLAttributes } from "preact";

export interface CouncilRatingAttributes {
  council?: string;
  view?: "inline" | "badge" | "card";
  judgement?: string;
  "as-of"?: string;
  theme?: "auto" | "light" | "dark";
  src?: string;
}

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "council-rating": HTMLAttributes<CouncilRating> & CouncilRatingAttributes;
    }
  }
}
