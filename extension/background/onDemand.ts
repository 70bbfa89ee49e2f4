/** What is not asked for by every page (onDemand/) is brought when it is called for the first time. */
import type { ReadyLexicon } from "../../core/find/lexicon.ts";
import type { Register } from "../../core/model/register.ts";
import { laterScript } from "./laterScript.ts";
import type { Sender } from "./sender.ts";

type Tab = Sender["tab"];
export type Click = {
  menuItemId: string | number;
  selectionText?: string | undefined;
  frameId?: number | undefined;
};
export type Suggestion = { content: string; description: string };

export type OnDemand = {
  /** @returns undefined for a message that is not ours */
  answer(message: unknown, sender: Sender): Promise<unknown>;
  currentData(): Promise<{ register: Register }>;
  newerLexicon(builtIn: string): Promise<ReadyLexicon | null>;
  logTab(tab: NonNullable<Tab>): Promise<void>;
  onCommand(command: string, tab?: Tab): Promise<void>;
  onMenu(click: Click, tab?: Tab): Promise<void>;
  onOmniboxInput(text: string, suggest: (found: Suggestion[]) => void): Promise<void>;
  onOmniboxEntered(text: string): Promise<void>;
  onAlarm(name: string): Promise<void>;
  /** The reader chose weekly looks, or none. */
  onWeeklyChosen(): Promise<void>;
  /** The log was turned on, off or paused. */
  onLogChanged(): Promise<void>;
  /** A look for newer data has begun or ended. */
  onUpdated(): Promise<void>;
  onInstalled(): Promise<void>;
  /** With the browser or the extension, and where something was broken off when the background was stopped. */
  start(): Promise<void>;
};

declare global {
  /** Set by onDemand.js. */
  var councilRatingsOnDemand: OnDemand | undefined;
}

export const loadOnDemand = laterScript("/onDemand.js", () => globalThis.councilRatingsOnDemand);
