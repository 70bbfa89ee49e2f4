/** The data of this build. Not compiled with the code: the background is started for each small question. */
import type { ReleaseData } from "../../core/data/releaseSchema.ts";

export async function builtIn(): Promise<ReleaseData> {
  return (await (await fetch("/data.json")).json()) as ReleaseData;
}
