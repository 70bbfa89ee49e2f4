/**
 * A data release as it travels: one JSON file that holds the payload as text, so that what was signed is
 * exactly what is read, and an Ed25519 signature over the UTF-8 bytes of that text.
 */
import * as v from "valibot";
import { type ReleaseData, releaseData } from "./releaseSchema.ts";

export const RELEASE_FORMAT = "council-ratings-data/1";

const envelope = v.object({
  format: v.string(),
  /** Base64; absent from a release nobody signed. */
  signature: v.optional(v.string()),
  /** JSON text of `ReleaseData`. */
  payload: v.string(),
});

export type ReleaseProblem = "not-a-release" | "unsigned" | "tampered" | "invalid";

export class ReleaseError extends Error {
  override name = "ReleaseError";
  constructor(
    readonly problem: ReleaseProblem,
    readonly detail = "",
  ) {
    super(`${problem} ${detail}`.trim());
  }
}

/**
 * @param text the file
 * @param publicKey base64 of the 32 bytes of an Ed25519 key; null to take unsigned releases
 * @throws ReleaseError for anything that is not a whole, valid and rightly signed release
 */
export async function readRelease(text: string, publicKey: string | null): Promise<ReleaseData> {
  const outer = v.safeParse(envelope, parseJson(text));
  if (!outer.success) throw new ReleaseError("not-a-release");
  const { format, signature, payload } = outer.output;
  if (format !== RELEASE_FORMAT) throw new ReleaseError("not-a-release", `its format is "${format}"`);
  if (publicKey !== null) {
    if (!signature) throw new ReleaseError("unsigned");
    if (!(await isSigned(payload, signature, publicKey))) throw new ReleaseError("tampered");
  }
  const data = v.safeParse(releaseData, parseJson(payload));
  if (data.success) return data.output as ReleaseData;
  const [issue] = data.issues;
  throw new ReleaseError("invalid", `${v.getDotPath(issue) ?? "the whole"}: ${issue.message}`);
}

/** Whose facts a release carries: told beside them, wherever the file goes. */
const ABOUT = {
  source:
    "Ofsted inspection reports; mySociety's list of UK local authorities; Office for National Statistics",
  licence: "Open Government Licence v3.0; CC BY 4.0",
};

/** @param sign returns the 64 bytes of an Ed25519 signature; null for an unsigned release */
export function writeRelease(data: ReleaseData, sign: ((payload: Uint8Array) => Uint8Array) | null): string {
  const payload = JSON.stringify(data);
  const signature = sign && btoa(String.fromCharCode(...sign(new TextEncoder().encode(payload))));
  const about = { asOf: data.register.asOf, ...ABOUT };
  return `${JSON.stringify({ format: RELEASE_FORMAT, ...about, ...(signature && { signature }), payload })}\n`;
}

async function isSigned(payload: string, signature: string, publicKey: string): Promise<boolean> {
  try {
    const key = await crypto.subtle.importKey("raw", bytesOf(publicKey), "Ed25519", false, ["verify"]);
    return await crypto.subtle.verify("Ed25519", key, bytesOf(signature), new TextEncoder().encode(payload));
  } catch {
    return false;
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
