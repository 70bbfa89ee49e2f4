/** What looks at Ofsted's site leave to be seen: set as a look leaves it, since none is made for a picture. */

import type { ReportHere } from "../../core/model/reportsHere.ts";
import type { LookOutcome, LookStatus } from "../../extension/store/lookStatus.ts";
import {
  NARROW,
  openCard,
  openForSite,
  openOurs,
  openSite,
  POPUP,
  type Stage,
  type Surface,
  WIDE,
} from "./stage.ts";

const REPORT = "https://files.ofsted.gov.uk/v1/file/60000001";
const KENT = { urn: "80476", published: "2026-11-03", report: REPORT };
const READ: ReportHere = {
  ...KENT,
  kind: "graded",
  readOn: "2026-11-25",
  inspection: {
    framework: "ILACS",
    type: "standard",
    started: "2026-09-07",
    ended: "2026-09-18",
    published: KENT.published,
    report: REPORT,
    judgements: {
      leaders: "outstanding",
      "help-and-protection": "good",
      "in-care": "outstanding",
      "care-leavers": "good",
    },
  },
};
const UNREAD: ReportHere = { ...KENT, kind: "unread", why: "a scan", version: "0" };

const done = (read: number, unread: number): LookOutcome => {
  return { kind: "done", read, unread, missed: 0, clock: 0 };
};
const LOOKING: LookOutcome = { kind: "looking", done: 1, of: 3 };
const REFUSED: LookOutcome = { kind: "failed", problem: "refused", detail: "429", wait: 7_200_000 };
const CHANGED: LookOutcome = { kind: "failed", problem: "markup", detail: "link to a council", wait: 0 };

export const LOOK_SURFACES: readonly Surface[] = [
  cardAfter("card-read-here", "The card of grades that were read on this computer", done(1, 0), [READ]),
  cardAfter("card-newer-report", "The card where a newer report could not be read", done(0, 1), [UNREAD]),
  settingsAfter("settings-looking", "Settings: while Ofsted's site is looked at", LOOKING),
  settingsAfter("settings-looked", "Settings: after a look that found a report", done(1, 0), [READ]),
  settingsAfter("settings-refused", "Settings: when Ofsted's site asks to be left alone", REFUSED),
  settingsAfter("settings-changed-site", "Settings: when Ofsted's site has changed", CHANGED),
  {
    name: "popup-looked",
    words: "The popup after a look that found nothing new",
    widths: [POPUP],
    async show(stage, width) {
      await leave(stage, done(0, 0), [], "2026-11-25");
      return openForSite(stage, "popup.html", width);
    },
  },
];

function cardAfter(name: string, words: string, outcome: LookOutcome, reports: ReportHere[]): Surface {
  return {
    name,
    words,
    widths: [WIDE, NARROW],
    height: 800,
    async show(stage, width) {
      await leave(stage, outcome, reports, "2026-11-25");
      const page = await openSite(stage, "news.html", width);
      if (width === WIDE) await page.locator("council-ratings-badge").first().waitFor();
      await openCard(page, "Kent County Council");
      return page;
    },
  };
}

function settingsAfter(
  name: string,
  words: string,
  outcome: LookOutcome,
  reports: ReportHere[] = [],
): Surface {
  return {
    name,
    words,
    widths: [WIDE, NARROW],
    height: 620,
    async show(stage, width) {
      await leave(stage, outcome, reports, outcome.kind === "done" ? "2026-11-25" : null);
      const page = await openOurs(stage, "options.html", width);
      await page.locator(".look[data-outcome]").scrollIntoViewIfNeeded();
      return page;
    },
  };
}

/** Puts what a look keeps in the place of what there is. */
async function leave(
  { browser }: Stage,
  outcome: LookOutcome,
  reports: ReportHere[],
  completeOn: string | null,
): Promise<void> {
  const at = Date.now();
  const notBefore = outcome.kind === "failed" && outcome.wait > 0 ? at + outcome.wait : 0;
  const status: LookStatus = { at, outcome, failures: 0, notBefore };
  await browser.background.evaluate(
    async (kept) => {
      const opening = indexedDB.open("council-ratings-look", 1);
      opening.onupgradeneeded = () => {
        opening.result.createObjectStore("reports");
        opening.result.createObjectStore("look");
      };
      await new Promise((resolve) => {
        opening.onsuccess = resolve;
      });
      const writing = opening.result.transaction(["reports", "look"], "readwrite");
      writing.objectStore("reports").clear();
      writing.objectStore("look").clear();
      for (const report of kept.reports) writing.objectStore("reports").put(report, "60000001");
      if (kept.completeOn) writing.objectStore("look").put(kept.completeOn, "complete-on");
      await new Promise((resolve) => {
        writing.oncomplete = resolve;
      });
      opening.result.close();
      await chrome.storage.local.set({ "look-status": kept.status, "look-taken": kept.status.at });
    },
    { reports, completeOn, status },
  );
}
