/** Looks for newer data once a week. */
import { browser } from "wxt/browser";
import { checkForUpdate, noteBrokenOff } from "../../update/checkForUpdate.ts";
import { DATA_URL } from "../../update/dataAddress.ts";

const ALARM = "check-data";
/** Minutes. */
const WEEK = 7 * 24 * 60;
const SOON = 1;

export async function startUpdates(): Promise<void> {
  if (DATA_URL === null) return;
  await noteBrokenOff();
  if (!(await browser.alarms.get(ALARM)))
    await browser.alarms.create(ALARM, { delayInMinutes: SOON, periodInMinutes: WEEK });
}

export async function onUpdateAlarm(name: string): Promise<void> {
  if (name === ALARM) await checkForUpdate();
}
