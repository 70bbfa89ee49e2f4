/** How the background has a look made where the browser lets it: by the unseen page in Chrome, by a worker in Firefox. */
import { browser } from "wxt/browser";
import type { LookEvent, LookOrder } from "./lookMessages.ts";

const PAGE = "offscreen.html";

/** @param tell told of events in Firefox; in Chrome they come as messages */
export async function startLook(order: LookOrder, tell: (event: LookEvent) => void): Promise<void> {
  if (!browser.offscreen) {
    const worker = new Worker("/look.js");
    worker.onmessage = ({ data: event }: MessageEvent<LookEvent>) => {
      if (event.kind === "done" || event.kind === "busy") worker.terminate();
      tell(event);
    };
    worker.postMessage(order);
    return;
  }
  if (!(await isPageOpen())) {
    const justification = "Reads Ofsted's newest reports, which are PDFs, in a worker.";
    await browser.offscreen.createDocument({ url: PAGE, reasons: ["WORKERS"], justification });
  }
  await browser.runtime.sendMessage({ type: "look-order", order });
}

/** When a look is done. */
export async function endLook(): Promise<void> {
  if (browser.offscreen && (await isPageOpen())) await browser.offscreen.closeDocument();
}

/** What the background sends the unseen page; null for any other message. */
export function readLookOrder(message: unknown): LookOrder | null {
  const { type, order } = (message ?? {}) as { type?: unknown; order?: LookOrder };
  return type === "look-order" && order ? order : null;
}

async function isPageOpen(): Promise<boolean> {
  const url = new URL(`/${PAGE}`, location.href).href;
  const contexts = await browser.runtime.getContexts({
    contextTypes: [browser.runtime.ContextType.OFFSCREEN_DOCUMENT],
    documentUrls: [url],
  });
  return contexts.length > 0;
}
