/** What the reader does from outside the page: keyboard commands, the context menu, the address bar. */
import { browser } from "wxt/browser";
import { createResolver } from "../../../core/model/resolve.ts";
import { searchCouncils } from "../../../ui/searchCouncils.ts";
import type { ToContent } from "../../messages.ts";
import { councilPage, ourPage } from "../../ourPages.ts";
import { siteOf } from "../../pageAddress.ts";
import { currentData } from "../../store/currentData.ts";
import { pageSettings, turnSite } from "../../store/settings.ts";
import type { Click, Suggestion } from "../onDemand.ts";
import { openPage } from "../topPage.ts";

const MENU = "look-up";

type Tab = { id?: number | undefined; url?: string | undefined };

export async function onCommand(command: string, commandTab?: Tab): Promise<void> {
  const tab = commandTab ?? (await browser.tabs.query({ active: true, lastFocusedWindow: true }))[0];
  if (tab?.id === undefined) return;
  if (command === "toggle-site") return toggleSite(tab);
  await send(tab.id, messageOf(command));
}

function messageOf(command: string): ToContent {
  if (command === "open-card") return { type: "open-card" };
  return { type: "step", by: command === "previous-mention" ? -1 : 1 };
}

async function toggleSite({ url }: Tab): Promise<void> {
  const host = siteOf(url);
  if (host) await turnSite(host, !(await pageSettings(host)).on);
}

/** To be called once when the extension is installed or updated. */
export function makeContextMenu(): void {
  browser.contextMenus.removeAll(() => {
    browser.contextMenus.create({ id: MENU, title: "Look up this council", contexts: ["selection"] });
  });
}

export async function onMenu({ menuItemId, selectionText, frameId }: Click, tab?: Tab): Promise<void> {
  if (menuItemId !== MENU) return;
  const text = (selectionText ?? "").trim();
  const id = await lookUp(text);
  const message: ToContent = { type: "look-up", id: id ?? "" };
  const isShown = id !== null && tab?.id !== undefined && (await showIn(tab.id, message, frameId ?? 0));
  // Where no card can be shown (no such council, a page extensions may not touch): our own page tells.
  if (!isShown) await openCouncil(id, text);
}

export async function onOmniboxInput(text: string, suggest: (found: Suggestion[]) => void): Promise<void> {
  const { register, lexicon } = await currentData();
  const found = searchCouncils(text, register, lexicon).slice(0, 6);
  suggest(
    found.map(({ id, name, headline }) => ({ content: id, description: escapeXml(`${name}: ${headline}`) })),
  );
}

export async function onOmniboxEntered(text: string): Promise<void> {
  const { register, lexicon } = await currentData();
  const isId = register.councils[text] || register.districts[text];
  await openCouncil(isId ? text : (searchCouncils(text, register, lexicon)[0]?.id ?? null), text);
}

/** The council that a selected text names, in any form; null when it names none, or cannot be told. */
async function lookUp(text: string): Promise<string | null> {
  const { register, lexicon } = await currentData();
  const found = createResolver(lexicon, register)(text.replace(/[’']s?$/, ""));
  if (found.kind === "council") return found.council.id;
  if (found.kind === "district") return found.district.id;
  if (found.kind === "trust") return found.councils.length === 1 ? (found.councils[0]?.id ?? null) : null;
  return null;
}

async function openCouncil(id: string | null, text: string): Promise<void> {
  const search = ourPage(`council.html?q=${encodeURIComponent(text)}`);
  await browser.tabs.create({ url: id === null ? search : councilPage(id) });
}

/** Also in a page that names nobody. */
async function showIn(tabId: number, message: ToContent, frameId: number): Promise<boolean> {
  if (await send(tabId, message, frameId)) return true;
  await openPage(tabId, frameId);
  return send(tabId, message, frameId);
}

/** @returns whether the page did it; false where no content script listens */
async function send(tabId: number, message: ToContent, frameId = 0): Promise<boolean> {
  try {
    return (await browser.tabs.sendMessage(tabId, message, { frameId })) === true;
  } catch {
    return false;
  }
}

function escapeXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
