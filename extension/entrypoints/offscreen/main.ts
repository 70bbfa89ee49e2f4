/** Chrome's service worker cannot start workers: this page, which nobody sees, does it for the time of a look. */
import { browser } from "wxt/browser";
import { readLookOrder } from "../../look/lookHost.ts";
import type { LookEvent } from "../../look/lookMessages.ts";

browser.runtime.onMessage.addListener((message) => {
  const order = readLookOrder(message);
  if (!order) return false;
  const worker = new Worker("/look.js");
  worker.onmessage = ({ data }: MessageEvent<LookEvent>) =>
    void browser.runtime.sendMessage({ type: "look-event", event: data });
  worker.postMessage(order);
  return false;
});
