import { browser } from "wxt/browser";
import { defineContentScript } from "wxt/utils/define-content-script";
import { startPage } from "../annotate/page.ts";
import { readToContent } from "../annotate/received.ts";
import type { Send } from "../messages.ts";

/** Finds and marks the councils on a page. What is heavy is brought when it is first needed. */
export default defineContentScript({
  matches: ["http://*/*", "https://*/*"],
  allFrames: true,
  matchOriginAsFallback: true,
  runAt: "document_idle",
  async main(ctx) {
    const send: Send = (message) => browser.runtime.sendMessage(message);
    if (document.contentType === "application/pdf") return reportPdf(send);
    if (!("highlights" in CSS) || document.designMode === "on" || !document.documentElement) return;
    await untilShown(ctx.signal);

    const { answer, shownAgain } = await startPage({
      send,
      loadFinder: () => loadFinder(send),
      loadCard: () => loadCard(send),
      signal: ctx.signal,
    });
    browser.runtime.onMessage.addListener((message, _sender, reply) => {
      const known = readToContent(message);
      if (known && !ctx.signal.aborted) reply(answer(known));
    });
    ctx.addEventListener(window, "pageshow", (event) => {
      if (event.persisted) shownAgain();
    });
  },
});

async function reportPdf(send: Send): Promise<void> {
  const report = { state: "pdf" as const, shownAt: Date.now(), named: [] };
  await send({ type: "frame-report", report });
}

/** A page the browser prepares in advance may never be seen. */
async function untilShown(signal: AbortSignal): Promise<void> {
  if (!("prerendering" in document) || document.prerendering !== true) return;
  await new Promise((resolve) =>
    document.addEventListener("prerenderingchange", resolve, { once: true, signal }),
  );
}

async function loadFinder(send: Send) {
  if (!globalThis.councilRatingsFinder) await send({ type: "load-finder" });
  if (!globalThis.councilRatingsFinder) throw new Error("The finder could not be brought into this page");
  return globalThis.councilRatingsFinder;
}

async function loadCard(send: Send) {
  if (!globalThis.councilRatingsCard) await send({ type: "load-card" });
  if (!globalThis.councilRatingsCard) throw new Error("The card could not be brought into this page");
  return globalThis.councilRatingsCard;
}
