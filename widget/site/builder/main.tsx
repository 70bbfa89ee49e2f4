/** The builder needs no server: data and element are in its script. */

import ratings from "virtual:council-ratings/ratings";
import { render } from "preact";
import { provideRatings } from "../../index.ts";
import "../../define.ts";
import "../resizeFrames.ts";
import { Builder } from "./Builder.tsx";
import { keepInAddress } from "./keepInAddress.ts";

provideRatings(ratings);
keepInAddress();
const root = document.getElementById("builder");
if (root) render(<Builder />, root);
