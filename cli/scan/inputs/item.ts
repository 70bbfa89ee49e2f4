/** What an input holds, one after the other: pages, and addresses of pages. What cannot be read is an item too. */
import type { Problem, RawPage } from "../../../core/record/rawPage.ts";

/** `consumed`: bytes of the input that are behind us with this item. */
export type Item = ({ page: RawPage } | { problem: Problem } | { address: string }) & { consumed: number };
