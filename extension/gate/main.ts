/**
 * In every page: decides whether there could be anything to mark. Small, and asks nobody. Built on its own (wxt.config.ts):
 * the framework's wrapper would be a good part of it.
 */
import gate from "virtual:council-ratings/gate";
import { createGate } from "../../core/find/gate.ts";
import type { StartMarks } from "../annotate/page.ts";
import type { PageState } from "../annotate/pageState.ts";
import type { Send } from "../messages.ts";
import { guardPage } from "./guardPage.ts";
import { whenSeen } from "./whenSeen.ts";

/** What our scripts in one page find in the world that they share. */
declare global {
  /** Set by marks.js. */
  var councilRatingsMarks: StartMarks | undefined;
  /** Set by logged.js and newNames.js, before the page is there. */
  var councilRatingsLogged: ((shownAt: number) => void) | undefined;
  var councilRatingsNewNames: boolean | undefined;
}

/** The extension's interface is first touched where there is something to say: browsers make it when it is asked for. */
const runtime = () => (globalThis.browser ?? globalThis.chrome).runtime;
const send: Send = (message) => runtime().sendMessage(message);

async function start(): Promise<void> {
  // A copy of this very version may have been brought before.
  if (globalThis.councilRatingsPage || document.designMode === "on") return;
  const [mayName, couldBegin] = createGate(gate, globalThis.councilRatingsNewNames);
  const page: PageState = { shownAt: Date.now(), isRead: false, couldBegin, open: async () => {} };
  globalThis.councilRatingsPage = page;
  if (document.contentType === "application/pdf") return;
  await whenSeen();
  page.open = guardPage(
    mayName,
    async () => {
      // The extension was updated while the page was open: its new copy sees to the page.
      if (!runtime()?.id) return;
      const start = await send({ type: "page-start" });
      const marks = globalThis.councilRatingsMarks;
      // Tried again when the page changes.
      if (!start || !marks) throw start;
      marks({ start, send, page });
    },
    () => {
      if (!page.isRead) globalThis.councilRatingsLogged?.(page.shownAt);
      page.isRead = true;
    },
  );
}

void start();
