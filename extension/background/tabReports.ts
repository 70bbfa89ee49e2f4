/** What each frame of each tab names. In session storage: the background may be stopped at any time. */
import { browser } from "wxt/browser";
import type { Register } from "../../core/model/register.ts";
import { ratingSummary } from "../../ui/ratingView.ts";
import type { TabNames } from "../messages.ts";
import type { FrameReport } from "../pageMessageSchemas.ts";
import { topPage } from "./topPage.ts";

type Frame = FrameReport & { frameId: number };

/** Frames of the page before are older than the top frame by more than this (ms). */
const SAME_PAGE = 2000;

const keyOf = (tabId: number) => `tab-${tabId}`;

async function framesOf(tabId: number): Promise<Frame[]> {
  const { [keyOf(tabId)]: frames } = await browser.storage.session.get<Record<string, Frame[]>>(keyOf(tabId));
  return frames ?? [];
}

/** Reports of frames arrive together: one at a time, so that none is lost. */
let last: Promise<unknown> = Promise.resolve();

/** @returns how many councils the tab names over all frames */
export function rememberFrame(tabId: number, frameId: number, report: FrameReport): Promise<number> {
  const next = last.then(async () => {
    const stored = await framesOf(tabId);
    const others = stored.filter((frame) => frame.frameId !== frameId);
    const top = frameId === 0 ? report : await topPage(tabId);
    const frames = ofThisPage([...others, { frameId, ...report }], top);
    await browser.storage.session.set({ [keyOf(tabId)]: frames });
    return new Set(frames.flatMap((frame) => frame.named.map((n) => n.id))).size;
  });
  last = next.catch(() => undefined);
  return next;
}

export async function tabNames(tabId: number, register: Register): Promise<TabNames> {
  const top = await topPage(tabId);
  const frames = ofThisPage(await framesOf(tabId), top).sort((a, b) => a.frameId - b.frameId);
  const merged = new Map<string, TabNames["named"][number]>();
  for (const { frameId, named } of frames) {
    for (const { id, classes, count } of named) {
      const rating = ratingSummary(register, id);
      const before = merged.get(id);
      if (before) {
        before.count += count;
        before.classes = [...new Set([...before.classes, ...classes])];
        before.frameIds.push(frameId);
      } else if (rating) merged.set(id, { id, classes, count, frameIds: [frameId], rating });
    }
  }
  return {
    state: frames.find((frame) => frame.frameId === 0)?.state ?? top?.state ?? null,
    named: [...merged.values()].sort((a, b) => b.count - a.count),
    frameIds: frames.map((frame) => frame.frameId),
  };
}

/** How many councils the tab names over all frames, and whether its site is turned off. */
export async function tabCount(tabId: number): Promise<{ count: number; isOff: boolean }> {
  const frames = await framesOf(tabId);
  return {
    count: new Set(frames.flatMap((frame) => frame.named.map((n) => n.id))).size,
    isOff: frames.some(({ frameId, state }) => frameId === 0 && state === "off"),
  };
}

export function forgetTab(tabId: number): Promise<void> {
  return browser.storage.session.remove(keyOf(tabId));
}

function ofThisPage(frames: Frame[], top: { shownAt: number } | null): Frame[] {
  return top ? frames.filter((frame) => frame.shownAt >= top.shownAt - SAME_PAGE) : frames;
}
