/** What a publisher copies to show the map of England. */
import { escapeUTF8 } from "entities";
import type { OverviewJudgement } from "../../core/overview/standing.ts";
import type { Theme } from "../index.ts";
import { paths } from "./address.ts";
import type { Form } from "./snippets.ts";

export const MAP_FORMS = ["iframe", "image", "markdown", "wordpress"] as const satisfies readonly Form[];
export type MapForm = (typeof MAP_FORMS)[number];

export type MapChoice = {
  judgement: OverviewJudgement;
  /** Of a frame; an image is of all England. */
  region: string | null;
  theme: Theme;
};

export const MAP_ALT = "Map of England: Ofsted’s grades of councils’ children’s services";

/** Of a frame before it tells its height: px. */
export const MAP_FRAME = { width: 640, height: 820 };

/** Of the image: as drawn (ui/map/mapPicture.ts), px. */
const IMAGE_WIDTH = 680;

/** @param site address of the site's folder, with a slash at its end */
export function mapSnippet(form: MapForm, choice: MapChoice, site: string): string {
  switch (form) {
    case "iframe":
      return frame(choice, site);
    case "image":
      return `<a href="${overview(choice, site)}"><img src="${mapImageAddress(choice, site)}" alt="${escapeUTF8(MAP_ALT)}" width="${IMAGE_WIDTH}" style="max-width:100%;height:auto"></a>`;
    case "markdown":
      return `[![${MAP_ALT}](${mapImageAddress(choice, site)})](${overview(choice, site)})`;
    case "wordpress":
      return `<!-- wp:html -->\n${frame(choice, site)}\n<!-- /wp:html -->`;
  }
}

export function mapFrameAddress({ judgement, region, theme }: MapChoice, site: string): string {
  const query = new URLSearchParams({
    ...(judgement !== "overall" && { judgement }),
    ...(region && { region }),
    ...(theme !== "auto" && { theme }),
  }).toString();
  return site + paths.mapFrame + (query && `?${query}`);
}

export function mapImageAddress({ judgement, theme }: MapChoice, site: string): string {
  return site + paths.map(judgement, theme === "dark" ? "dark" : "light");
}

function frame(choice: MapChoice, site: string): string {
  return `<iframe src="${escapeUTF8(mapFrameAddress(choice, site))}" title="${escapeUTF8(MAP_ALT)}" width="${MAP_FRAME.width}" height="${MAP_FRAME.height}" style="border:0;max-width:100%" loading="lazy"></iframe>`;
}

function overview({ judgement }: MapChoice, site: string): string {
  return site + paths.england + (judgement === "overall" ? "" : `?judgement=${judgement}`);
}
