/** What each frame of each tab names. In session storage: the background may be stopped at any time. */
import { storage } from "wxt/utils/storage";
import type { Named } from "../messages.ts";

type Frame = { frameId: number; shownAt: number; named: Named[] };

/** Frames of the page before are older than the top frame by more than this (ms). */
const SAME_PAGE = 2000;

const item = (tabId: number) => storage.defineItem<Frame[]>(`session:tab-${tabId}`, { fallback: [] });

/** Reports of frames arrive together: one at a time, so that none is lost. */
let last: Promise<unknown> = Promise.resolve();

/** @returns how many councils the tab names over all frames */
export function rememberFrame(
  tabId: number,
  frameId: number,
  report: { shownAt: number; named: Named[] },
): Promise<number> {
  const next = last.then(async () => {
    const stored = await item(tabId).getValue();
    const others = stored.filter((frame) => frame.frameId !== frameId);
    const frames = ofThisPage([...others, { frameId, ...report }]);
    await item(tabId).setValue(frames);
    return new Set(frames.flatMap((frame) => frame.named.map((n) => n.id))).size;
  });
  last = next.catch(() => undefined);
  return next;
}

function ofThisPage(frames: Frame[]): Frame[] {
  const top = frames.find((frame) => frame.frameId === 0);
  return top ? frames.filter((frame) => frame.shownAt >= top.shownAt - SAME_PAGE) : frames;
}

export function frameNames(tabId: number): Promise<Frame[]> {
  return item(tabId).getValue();
}

export function forgetTab(tabId: number): Promise<void> {
  return item(tabId).removeValue();
}
