/** `council-ratings-widget/define`: registers the element; a second copy leaves the first in place. */
import { CouncilRating } from "./CouncilRating.ts";

if (!customElements.get("council-rating")) customElements.define("council-rating", CouncilRating);
