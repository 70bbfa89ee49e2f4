/** Looks for newer data once a week. */
import { browser } from "wxt/browser";
import { checkForUpdate, noteBrokenOff } from "../update/checkForUpdate.ts";
import { DATA_URL } from "../update/dataAddress.ts";

const ALARM = "check-data";
/** Minutes. */
const WEEK = 7 * 24 * 60;
const SOON = 1;

export function scheduleUpdates(): void {
  if (DATA_URL === null) return;
  // Also starts the background with the browser.
  browser.runtime.onStartup.addListener(() => void noteBrokenOff());
  void noteBrokenOff();
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === ALARM) void checkForUpdate();
  });
  void browser.alarms.get(ALARM).then((alarm) => {
    if (!alarm) return browser.alarms.create(ALARM, { delayInMinutes: SOON, periodInMinutes: WEEK });
  });
}
