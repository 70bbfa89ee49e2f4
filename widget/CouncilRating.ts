import { adoptStyles, html, LitElement, type PropertyValues, type TemplateResult } from "lit";
import type { Judgement } from "../core/model/grade.ts";
import { loadRatings } from "./loadRatings.ts";
import { answer, type ErrorDetail, failed, type LoadDetail, type Outcome } from "./outcome.ts";
import { type Ratings, readRatings } from "./ratingsFile.ts";
import { styles } from "./styles.ts";
import { template, type View } from "./template.ts";

export type Theme = "auto" | "light" | "dark";

let provided: Ratings | null = null;

/**
 * Gives the data to all elements without an `src`, in place of fetching it: when rendering on a server, or where the
 * page has it already.
 *
 * @param data what `ratings.json` holds
 * @throws an Error when it is not a whole `ratings.json`
 */
export function provideRatings(data: unknown): void {
  provided = readRatings(data);
}

/**
 * The latest Ofsted rating of a council's children's services.
 *
 * @tag council-rating
 * @slot - Shown until the rating is there, and kept if it cannot be: a plain link.
 * @fires {CustomEvent<LoadDetail>} council-rating-load - A rating is shown.
 * @fires {CustomEvent<ErrorDetail>} council-rating-error - None can be; the detail says why.
 * @attr {string} council - A council's name in any form, its GSS code, Ofsted URN or id.
 * @attr {"inline" | "badge" | "card"} view - How much to show; `badge` unless given.
 * @attr {string} judgement - One judgement to show in place of the whole, such as `leaders`.
 * @attr {string} as-of - An ISO date: what had been published by then.
 * @attr {"auto" | "light" | "dark"} theme - `auto`, the default, follows the page's `color-scheme`.
 * @attr {string} src - Where the data is, if not beside the script.
 * @csspart rating - The whole.
 * @csspart council - The council's name.
 * @csspart grade - A grade.
 * @csspart label - The name of a judgement, or words beside the council's.
 * @csspart date - When the report was published.
 * @csspart link - The link to the report.
 * @csspart note - A sentence to know.
 * @csspart problem - What the publisher should mend.
 * @cssprop --council-rating-surface - Background.
 * @cssprop --council-rating-outstanding - Colour of the grade; likewise the three others.
 * @cssprop --council-rating-good
 * @cssprop --council-rating-requires-improvement
 * @cssprop --council-rating-inadequate
 */
export class CouncilRating extends LitElement {
  static override styles = styles;
  static override properties = {
    council: { reflect: true },
    view: { reflect: true },
    judgement: { reflect: true },
    asOf: { attribute: "as-of", reflect: true },
    theme: { reflect: true },
    src: { reflect: true },
    status: { reflect: true },
  };

  /** Where the data is for elements without an `src`. */
  static ratingsAddress = "ratings.json";

  declare council: string | null;
  declare view: View;
  declare judgement: Judgement | null;
  declare asOf: string | null;
  declare theme: Theme;
  declare src: string | null;
  /** `loading`, then `ready` or `error`. */
  declare status: "loading" | Outcome["status"];

  #ratings: Ratings | null = null;
  #outcome: Outcome | undefined;
  /** The address last asked. */
  #address = "";
  /** What events last told. */
  #told = "";

  override connectedCallback(): void {
    super.connectedCallback();
    this.#load();
  }

  /** What a server rendered stands until there is something to put in its place: then it is drawn anew. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    const root = this.shadowRoot;
    if (root) adoptStyles(root, CouncilRating.elementStyles);
    return root ?? super.createRenderRoot();
  }

  protected override shouldUpdate(): boolean {
    return this.hasUpdated || !this.shadowRoot?.firstChild || Boolean(this.#ratings);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!this.hasUpdated) this.shadowRoot?.replaceChildren?.();
    else if (changed.has("src")) this.#load();
    this.#ratings ??= this.src ? null : provided;
    if (this.#ratings) this.#outcome = answer(this.#ratings, this);
    this.status = this.#outcome?.status ?? "loading";
  }

  protected override render(): TemplateResult {
    const outcome = this.#outcome;
    if (outcome?.status === "ready") return template(outcome, this.view);
    return html`<slot></slot>${this.#ratings && html` <small part="problem">${outcome?.detail.message}</small>`}`;
  }

  protected override updated(): void {
    const outcome = this.#outcome;
    const told = JSON.stringify(outcome?.detail);
    if (!outcome || told === this.#told) return;
    this.#told = told;
    const { detail } = outcome;
    const isError = "message" in detail;
    if (isError) console.warn("<council-rating>", detail.message);
    const type = isError ? "council-rating-error" : "council-rating-load";
    this.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
  }

  async #load(): Promise<void> {
    // Registering runs this for elements that are there already, before who registers can say where the data is.
    await null;
    const address = this.src || CouncilRating.ratingsAddress;
    if (address === this.#address && this.#ratings) return;
    this.#address = address;
    this.#ratings = null;
    const loaded = (!this.src && provided) || (await loadRatings(address));
    if (address !== this.#address) return;
    if (typeof loaded !== "string") this.#ratings = loaded;
    else this.#outcome = failed(loaded, `${address} is ${loaded}.`);
    this.requestUpdate();
  }
}

interface RatingEvents {
  "council-rating-load": CustomEvent<LoadDetail>;
  "council-rating-error": CustomEvent<ErrorDetail>;
}

declare global {
  interface HTMLElementTagNameMap {
    "council-rating": CouncilRating;
  }
  interface HTMLElementEventMap extends RatingEvents {}
  interface DocumentEventMap extends RatingEvents {}
}
