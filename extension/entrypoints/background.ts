import { browser } from "wxt/browser";
import { defineBackground } from "wxt/utils/define-background";
import { answer } from "../background/answer.ts";
import { scheduleLooks } from "../background/looks.ts";
import { startInOpenPages } from "../background/openPages.ts";
import { keepPageFlags } from "../background/pageFlags.ts";
import {
  listenForCommands,
  listenForContextMenu,
  listenForOmnibox,
  makeContextMenu,
} from "../background/tabActions.ts";
import { forgetTab, tabCount } from "../background/tabReports.ts";
import { tellPagesOfSettings } from "../background/tellPages.ts";
import { watchLogSign } from "../background/toolbarCount.ts";
import { scheduleUpdates } from "../background/updates.ts";
import { readToBackground } from "../messageSchemas.ts";
import { ourPage } from "../ourPages.ts";

/** Every listener is registered at once: the browser starts the background for an event and stops it after. */
export default defineBackground(() => {
  browser.runtime.onMessage.addListener((message, sender, reply) => {
    const known = readToBackground(message);
    if (!known) return false;
    // A failure is answered too: whoever asked must not wait for ever.
    answer(known, sender).then(reply, () => reply(null));
    return true;
  });
  browser.tabs.onRemoved.addListener((tabId) => void forgetTab(tabId));
  browser.runtime.onInstalled.addListener(({ reason }) => {
    makeContextMenu();
    if (reason === "install") void browser.tabs.create({ url: ourPage("welcome.html") });
  });
  startInOpenPages();
  listenForCommands();
  listenForContextMenu();
  listenForOmnibox();
  tellPagesOfSettings();
  scheduleUpdates();
  scheduleLooks();
  watchLogSign(tabCount);
  keepPageFlags();
});
