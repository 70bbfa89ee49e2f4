/** What the background does besides answering pages: brought by ../rest.ts when one of these is called. */
import { currentData, newerLexicon } from "../../store/currentData.ts";
import type { Rest } from "../rest.ts";
import { tabCount } from "../tabReports.ts";
import { showLogSign } from "../toolbarCount.ts";
import { answerRest } from "./answerRest.ts";
import { onLookAlarm, onWeeklyChosen, startLooks } from "./looks.ts";
import { flagLog, flagNewNames } from "./pageFlags.ts";
import { logTab } from "./scanLog.ts";
import { makeContextMenu, onCommand, onMenu, onOmniboxEntered, onOmniboxInput } from "./tabActions.ts";
import { onUpdateAlarm, startUpdates } from "./updates.ts";

export const rest: Rest = {
  answer: answerRest,
  currentData,
  newerLexicon,
  logTab,
  onCommand,
  onMenu,
  onOmniboxInput,
  onOmniboxEntered,
  onWeeklyChosen,
  async onAlarm(name: string) {
    await Promise.all([onLookAlarm(name), onUpdateAlarm(name)]);
  },
  async onLogChanged() {
    await Promise.all([flagLog(), showLogSign(tabCount)]);
  },
  onUpdated: flagNewNames,
  async onInstalled() {
    makeContextMenu();
    await Promise.all([flagLog(), flagNewNames()]);
  },
  async start() {
    await Promise.all([startLooks(), startUpdates()]);
  },
};
