/** `import type {} from "council-ratings-widget/react"`: the tag in React's JSX. */

import type { CouncilRating } from "council-ratings-widget";
import type { DetailedHTMLProps, HTMLAttributes } from "react";

export interface CouncilRatingAttributes {
  council?: string;
  view?: "inline" | "badge" | "card";
  judgement?: string;
  "as-of"?: string;
  theme?: "auto" | "light" | "dark";
  src?: string;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "council-rating": DetailedHTMLProps<HTMLAttributes<CouncilRating>, CouncilRating> &
        CouncilRatingAttributes;
    }
  }
}
