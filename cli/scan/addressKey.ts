/** What tells two addresses apart, in little memory: all addresses of a scan are kept. */
import { createHash } from "node:crypto";
import { pageAddress } from "../../core/record/pageAddress.ts";

/** 96 bits of a hash; the same for addresses that differ only in what tracks their readers. */
export function addressKey(address: string): string {
  return shortHash(pageAddress(address, []) ?? address);
}

/** @returns 16 letters, no two alike in any scan that fits on a disk */
export function shortHash(text: string): string {
  // No slice of a longer string, which would be kept with it.
  return createHash("sha256").update(text).digest().subarray(0, 12).toString("base64url");
}
