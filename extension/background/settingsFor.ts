/** What the reader wants on a site, and whose site it is. */
import { councilOfSite } from "../../core/model/siteOwner.ts";
import type { PageSettings } from "../messages.ts";
import { currentData } from "../store/currentData.ts";
import { pageSettings } from "../store/settings.ts";

export async function settingsFor(host: string): Promise<PageSettings> {
  const { register } = await currentData();
  return { ...(await pageSettings(host)), own: councilOfSite(register, host)?.id ?? null };
}
