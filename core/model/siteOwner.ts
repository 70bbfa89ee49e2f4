/** Whose site a host is. */
import type { Council } from "./council.ts";
import type { Register } from "./register.ts";

/**
 * @param host with or without "www." or another part in front, and a port behind
 * @returns null for a site that is no council's own
 */
export function councilOfSite(register: Register, host: string): Council | null {
  const name = host.toLowerCase().replace(/:\d+$/, "");
  const owner = Object.values(register.councils).find(
    ({ domain }) => domain !== null && (name === domain || name.endsWith(`.${domain}`)),
  );
  return owner ?? null;
}
