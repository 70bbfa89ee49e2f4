/** What the reader wants on a site, and whose site it is. */
import { councilOfSite } from "../../core/model/siteOwner.ts";
import type { PageSettings } from "../messages.ts";
import { pageSettings } from "../store/settings.ts";
import { registerNow } from "./registerNow.ts";

export async function settingsFor(host: string): Promise<PageSettings> {
  const register = await registerNow();
  return { ...(await pageSettings(host)), own: councilOfSite(register, host)?.id ?? null };
}
