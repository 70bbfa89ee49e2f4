/** What the background does besides answering pages: brought by ../onDemand.ts when one of these is called. */
import { currentData, newerLexicon } from "../../store/currentData.ts";
import type { OnDemand } from "../onDemand.ts";
import { tabCount } from "../tabReports.ts";
import { showLogSign } from "../toolbarCount.ts";
import { answerOurs } from "./answerOurs.ts";
import { onLookAlarm, onWeeklyChosen, startLooks } from "./looks.ts";
import { flagLog, flagNewNames } from "./pageFlags.ts";
import { logTab } from "./scanLog.ts";
import { makeContextMenu, onCommand, onMenu, onOmniboxEntered, onOmniboxInput } from "./tabActions.ts";
import { onUpdateAlarm, startUpdates } from "./updates.ts";

export const onDemand: OnDemand = {
  answer: answerOurs,
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
