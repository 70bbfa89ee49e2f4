/** Scripts that the background brings when they are called for: it is started for each small question. */
import { loadOnce } from "../store/loadOnce.ts";

declare global {
  function importScripts(...files: string[]): void;
}

const files: string[] = [];

/** Chrome's workers bring later only what they brought when they were installed. Called once, at the start. */
export function keepLaterScriptsAtHand(): void {
  if (!import.meta.env.FIREFOX) addEventListener("install", () => importScripts(...files));
}

/**
 * @param made what the script leaves for us, once it has run
 * @returns brings the script at the first call
 */
export function laterScript<T>(file: `/${string}.js`, made: () => T | undefined): () => Promise<T> {
  files.push(file);
  const inPage = loadOnce(() => addToPage(file));
  return async () => {
    if (made() === undefined) {
      if (import.meta.env.FIREFOX) await inPage.get();
      else importScripts(file);
    }
    const found = made();
    if (found === undefined) throw new Error(`${file} did not run`);
    return found;
  };
}

/** Firefox's background is a page. */
function addToPage(file: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const element = document.createElement("script");
    element.src = file;
    element.onload = resolve;
    element.onerror = reject;
    document.head.append(element);
  });
}
