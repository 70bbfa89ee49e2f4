/** Where the site's files are, below its own address. One place for links, pages and snippets. */
import type { OverviewJudgement } from "../../core/overview/standing.ts";

export const paths = {
  script: "council-rating.js",
  ratings: "ratings.json",
  /** The overview of England, with the search. */
  front: "index.html",
  /** The same, at the address that says what it is. */
  england: "england/index.html",
  /** The map alone, to stand in a frame. */
  mapFrame: "england/map.html",
  builder: "builder.html",
  join: "join.html",
  map: (judgement: OverviewJudgement, look: "light" | "dark") =>
    `england${judgement === "overall" ? "" : `-${judgement}`}${look === "light" ? "" : `-${look}`}.svg`,
  hexJson: "england.hexjson",
  council: (id: string) => `council/${id}.html`,
  embed: (id: string) => `embed/${id}.html`,
  oembed: (id: string) => `oembed/${id}.json`,
  json: (id: string) => `councils/${id}.json`,
  badge: (id: string, look: "light" | "dark" | "text" | "card") =>
    `badge/${id}${look === "light" ? "" : `-${look}`}.svg`,
};

/** Of a site nobody named an address for: files work wherever they are put, absolute links do not. */
export const EXAMPLE_ADDRESS = "https://ratings.example/";

/** Size of the card as an image, and as a frame: px. */
export const CARD = { width: 352, height: 264 };
export const FRAME_HEIGHT = { inline: 60, badge: 90, card: 340 };
