/** What a publisher copies: one snippet for each place a rating can stand in. */
import { escapeUTF8 } from "entities";
import type { Judgement } from "../../core/model/grade.ts";
import type { Theme, View } from "../index.ts";
import { CARD, FRAME_HEIGHT, paths } from "./address.ts";
import { fallback, type Room } from "./fallback.ts";

export const FORMS = ["html", "iframe", "image", "markdown", "react", "wordpress"] as const;
export type Form = (typeof FORMS)[number];

export const FORM_WORDS: Record<Form, string> = {
  html: "HTML",
  iframe: "Frame",
  image: "Image",
  markdown: "Markdown",
  react: "React",
  wordpress: "WordPress",
};

export type Choice = {
  /** Id and name of the council. */
  id: string;
  name: string;
  view: View;
  theme: Theme;
  judgement: Judgement | null;
  room: Room;
};

/** @param site address of the site's folder, with a slash at its end */
export function snippet(form: Form, choice: Choice, site: string): string {
  switch (form) {
    case "html":
      return `<script type="module" src="${site}${paths.script}"></script>\n${element(choice, site)}`;
    case "iframe":
      return frame(choice, site);
    case "image":
      return `<a href="${page(choice, site)}">${image(choice, site)}</a>`;
    case "markdown":
      return `[![${alt(choice)}](${imageAddress(choice, site)})](${page(choice, site)})`;
    case "react":
      return react(choice, site);
    case "wordpress":
      return `<!-- wp:html -->\n${frame(choice, site)}\n<!-- /wp:html -->`;
  }
}

function element(choice: Choice, site: string): string {
  const { name, view, room } = choice;
  return `<council-rating${attributes(choice)}>${fallback(name, view, room, page(choice, site))}</council-rating>`;
}

function attributes({ id, view, theme, judgement }: Choice): string {
  const chosen: [string, string | null][] = [
    ["council", id],
    ["view", view === "badge" ? null : view],
    ["theme", theme === "auto" ? null : theme],
    ["judgement", judgement],
  ];
  return chosen.map(([name, value]) => (value ? ` ${name}="${escapeUTF8(value)}"` : "")).join("");
}

export function frameAddress({ id, view, theme, judgement }: Choice, site: string): string {
  const query = new URLSearchParams({ view, theme, ...(judgement && { judgement }) });
  return `${site}${paths.embed(id)}?${query}`;
}

function frame(choice: Choice, site: string): string {
  const { view } = choice;
  const height = FRAME_HEIGHT[view];
  return `<iframe src="${escapeUTF8(frameAddress(choice, site))}" title="${escapeUTF8(alt(choice))}" width="${view === "card" ? 380 : 720}" height="${height}" style="border:0;max-width:100%" loading="lazy"></iframe>`;
}

function image(choice: Choice, site: string): string {
  const size = choice.view === "card" ? ` width="${CARD.width}" height="${CARD.height}"` : "";
  return `<img src="${imageAddress(choice, site)}" alt="${escapeUTF8(alt(choice))}"${size}>`;
}

export function imageAddress({ id, view, theme }: Choice, site: string): string {
  const look = view === "card" ? "card" : view === "inline" ? "text" : theme === "dark" ? "dark" : "light";
  return site + paths.badge(id, look);
}

function react(choice: Choice, site: string): string {
  return `import { CouncilRating } from "council-ratings-widget";
import "council-ratings-widget/define";
import type {} from "council-ratings-widget/react";

CouncilRating.ratingsAddress = "${site}${paths.ratings}";

export function Rating() {
  return (
    <council-rating${attributes(choice)}>
      <a href="${page(choice, site)}">${escapeUTF8(choice.name)}: what Ofsted says of its children’s services</a>
    </council-rating>
  );
}`;
}

function page({ id }: Choice, site: string): string {
  return site + paths.council(id);
}

export function alt({ name }: Pick<Choice, "name">): string {
  return `${name}: Ofsted rating of children’s services`;
}
