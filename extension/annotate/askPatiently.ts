/** Questions to the background: the browser may stop it in the middle of an answer, and takes it away with the extension. */
import { browser } from "wxt/browser";
import type { Send } from "../messages.ts";

/**
 * @param life aborted when the extension was updated, turned off or removed while the page stayed open
 * @returns asks, and once more where no answer came: the background starts anew for it
 */
export function askPatiently(send: Send, life: AbortController): Send {
  return async (message) => {
    try {
      return await send(message);
    } catch (error) {
      if (browser.runtime?.id) return send(message);
      life.abort();
      throw error;
    }
  };
}
