/** Scripts that are brought into a page with marks when it first needs them. */
import type { LaterScript, Send } from "../messages.ts";
import { loadOnce } from "../store/loadOnce.ts";

/**
 * @param found what the script leaves in the world that it shares with ours
 * @returns brings it, once; rejects where the page may not be touched, and tries anew when called again
 */
export function broughtScript<T>(
  send: Send,
  script: LaterScript,
  found: () => T | undefined,
): () => Promise<T> {
  return loadOnce(async () => {
    if (!found()) await send({ type: "load-script", script });
    const brought = found();
    if (!brought) throw new Error(`The script "${script}" could not be brought into this page`);
    return brought;
  }).get;
}
