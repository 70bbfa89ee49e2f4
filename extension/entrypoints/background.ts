import { browser } from "wxt/browser";
import { defineBackground } from "wxt/utils/define-background";
import { answerPage } from "../background/answerPage.ts";
import { keepLaterScriptsAtHand } from "../background/laterScript.ts";
import { loadOnDemand } from "../background/onDemand.ts";
import { startInOpenPages } from "../background/openPages.ts";
import { forgetTab } from "../background/tabReports.ts";
import { tellPages } from "../background/tellPages.ts";
import { isForOnDemand } from "../messages.ts";
import { ourPage } from "../ourPages.ts";
import { readPageMessage } from "../pageMessageSchemas.ts";
import { LOG } from "../store/logSettings.ts";
import { LOOK_STATUS, TAKEN, WEEKLY } from "../store/lookStatus.ts";
import { watchSettings } from "../store/settings.ts";
import { UPDATE_STATUS } from "../store/updateStatus.ts";

/**
 * Every listener is registered at once: the browser starts the background for an event and stops it after. What pages
 * ask is answered here; all else is brought when it is called for.
 */
export default defineBackground(() => {
  keepLaterScriptsAtHand();
  browser.runtime.onMessage.addListener((message, sender, reply) => {
    const known = readPageMessage(message);
    if (!known && !isForOnDemand(message)) return false;
    const answer = known
      ? answerPage(known, sender)
      : loadOnDemand().then((onDemand) => onDemand.answer(message, sender));
    // A failure is answered too: whoever asked must not wait for ever.
    answer.then(reply, () => reply(null));
    return true;
  });
  browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));
  browser.runtime.onInstalled.addListener(async ({ reason }) => {
    if (reason === "install") void browser.tabs.create({ url: ourPage("welcome.html") });
    const onDemand = await loadOnDemand();
    await Promise.all([onDemand.onInstalled(), onDemand.start()]);
  });
  startInOpenPages();

  browser.commands.onCommand.addListener(async (...command) => (await loadOnDemand()).onCommand(...command));
  browser.contextMenus.onClicked.addListener(async (...click) => (await loadOnDemand()).onMenu(...click));
  browser.omnibox.setDefaultSuggestion({ description: "Search for a council" });
  browser.omnibox.onInputChanged.addListener(async (...input) =>
    (await loadOnDemand()).onOmniboxInput(...input),
  );
  browser.omnibox.onInputEntered.addListener(async (text) => (await loadOnDemand()).onOmniboxEntered(text));
  browser.alarms.onAlarm.addListener(async ({ name }) => (await loadOnDemand()).onAlarm(name));
  // Also starts the background with the browser, which may have forgotten alarms.
  browser.runtime.onStartup.addListener(async () => (await loadOnDemand()).start());
  void mendBrokenOff();

  watchSettings(tellPages);
  browser.storage.onChanged.addListener(async (changes) => {
    if (TAKEN in changes) void tellPages();
    if (WEEKLY in changes) await (await loadOnDemand()).onWeeklyChosen();
    if (LOG in changes) await (await loadOnDemand()).onLogChanged();
    if (UPDATE_STATUS in changes) await (await loadOnDemand()).onUpdated();
  });
});

/** A look at Ofsted's site, or for newer data, that was going on when the background was stopped. */
async function mendBrokenOff(): Promise<void> {
  const kept = await browser.storage.local.get<Record<string, { outcome?: { kind?: string } }>>([
    LOOK_STATUS,
    UPDATE_STATUS,
  ]);
  const isGoingOn = Object.values(kept).some((status) =>
    /^(?:looking|checking)$/.test(status?.outcome?.kind ?? ""),
  );
  if (isGoingOn) await (await loadOnDemand()).start();
}
