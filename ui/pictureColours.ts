/** Colours of pictures that are saved: they stand alone, where no page's styles reach them. */
import type { GradeValue } from "../core/record/pageRecord.ts";

export const COLOURS: Record<"light" | "dark", Record<GradeValue, string>> = {
  light: {
    outstanding: "#1660b8",
    good: "#17713f",
    "requires-improvement": "#b9770e",
    inadequate: "#b3261e",
    "not-judged": "#98a2b0",
    "no-overall-grade": "#6b3fb5",
    "none-in-data": "#566070",
    "no-services": "#c3cad4",
  },
  dark: {
    outstanding: "#6fb1ff",
    good: "#5fce91",
    "requires-improvement": "#f0b354",
    inadequate: "#ff8d85",
    "not-judged": "#7b8594",
    "no-overall-grade": "#c2a4f7",
    "none-in-data": "#a3adbb",
    "no-services": "#566070",
  },
};
export const TEXT = { light: "#1b1f27", dark: "#e9ecf1" };
export const SURFACE = { light: "#ffffff", dark: "#20242c" };
export const NUMBERS = { light: "#0b5cad", dark: "#7fb8f5" };

/** @param share of the ink, 0 to 1. @returns a colour that every program for pictures knows */
export function mixed(ink: string, paper: string, share: number): string {
  const [over = [], under = []] = [ink, paper].map((hex) =>
    [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16)),
  );
  const channel = (i: number) => Math.round((over[i] ?? 0) * share + (under[i] ?? 0) * (1 - share));
  return `rgb(${channel(0)}, ${channel(1)}, ${channel(2)})`;
}
