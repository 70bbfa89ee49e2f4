import lexicon from "virtual:council-ratings/lexicon";
import { browser } from "wxt/browser";
import { defineContentScript } from "wxt/utils/define-content-script";
import { createFinder } from "../../core/find/find.ts";
import { annotate } from "../annotate/annotate.ts";
import { createCard } from "../annotate/card.tsx";
import { listenForOpenings } from "../annotate/openings.ts";
import { pagePublished } from "../annotate/pageContext.ts";
import { createStepper } from "../annotate/stepper.ts";
import { type Named, type RatingsReply, readToContent, type ToBackground } from "../messages.ts";

/** Finds and marks the councils on a page, and opens a card beside them. */
export default defineContentScript({
  matches: ["http://*/*", "https://*/*"],
  allFrames: true,
  matchAboutBlank: true,
  runAt: "document_idle",
  async main(ctx) {
    if (!("highlights" in CSS) || document.designMode === "on") return;
    const send = <T>(message: ToBackground): Promise<T> => browser.runtime.sendMessage(message);
    const fetchRatings = (ids: string[], published: string | null) =>
      send<RatingsReply>({ type: "ratings", ids, published });
    let shownAt = Date.now();
    let latest: Named[] = [];
    const report = (named: Named[]) => {
      latest = named;
      void send({ type: "frame-names", shownAt, named }).catch(() => undefined);
    };

    const { marks, ratingOf } = await annotate({
      find: createFinder(lexicon),
      fetchRatings,
      onNamed: report,
      signal: ctx.signal,
    });
    const loadOne = async (id: string) => (await fetchRatings([id], pagePublished()))[0] ?? null;
    const card = createCard(marks, ratingOf, loadOne);
    listenForOpenings(marks, card, ctx.signal);

    const stepper = createStepper(marks, card);
    browser.runtime.onMessage.addListener((message) => {
      const known = readToContent(message);
      if (known?.type === "step") stepper.step(known.by);
      if (known?.type === "show") stepper.show(known.id);
    });
    // A page taken back from the back-forward cache has its marks; the toolbar has forgotten it.
    ctx.addEventListener(window, "pageshow", (event) => {
      if (!event.persisted) return;
      shownAt = Date.now();
      report(latest);
    });
  },
});
