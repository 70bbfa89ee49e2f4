/**
 * The list of a release's files with what is in them, and its signature. The release is named by the hash of the list:
 * the same data has the same name, and another name is other data.
 */
import { createHash, createPrivateKey, createPublicKey, type KeyObject, sign, verify } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as v from "valibot";

export const MANIFEST = "manifest.json";
export const SIGNATURE = "manifest.sig";

const manifestShape = v.object({
  format: v.literal("council-ratings-release/1"),
  asOf: v.pipe(v.string(), v.isoDate()),
  source: v.string(),
  licence: v.string(),
  files: v.array(
    v.object({
      name: v.pipe(v.string(), v.regex(/^[\w.-]+$/, "not a file's name")),
      bytes: v.number(),
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    }),
  ),
});
export type Manifest = v.InferOutput<typeof manifestShape>;

export function manifestText(
  about: Omit<Manifest, "format" | "files">,
  files: ReadonlyMap<string, string>,
): string {
  const listed = [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, text]) => ({ name, bytes: Buffer.byteLength(text), sha256: sha256(text) }));
  return `${JSON.stringify({ format: "council-ratings-release/1", ...about, files: listed }, null, 2)}\n`;
}

/** The name of a release. */
export function releaseName(manifest: string): string {
  return sha256(manifest).slice(0, 16);
}

/** @param text PEM, or base64 of PKCS #8. @throws an Error that says what is asked for */
export function readPrivateKey(text: string): KeyObject {
  try {
    const key = text.includes("-----BEGIN")
      ? createPrivateKey(text)
      : createPrivateKey({ key: Buffer.from(text, "base64"), format: "der", type: "pkcs8" });
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch {}
  throw new Error("COUNCIL_RATINGS_SIGNING_KEY must be an Ed25519 private key: PEM, or base64 of PKCS #8.");
}

/** Base64 of the 32 bytes, as COUNCIL_RATINGS_DATA_KEY takes it. */
export function publicKeyOf(privateKey: KeyObject): string {
  return createPublicKey(privateKey).export({ type: "spki", format: "der" }).subarray(-32).toString("base64");
}

export function signature(text: string, privateKey: KeyObject): string {
  return sign(null, Buffer.from(text), privateKey).toString("base64");
}

/**
 * @param publicKey base64 of 32 bytes; null to check the files alone
 * @returns what is wrong, a line each; empty when the release is whole, and signed where a key is given
 */
export function problemsOf(folder: string, publicKey: string | null): string[] {
  const text = read(join(folder, MANIFEST));
  if (text === null) return [`${join(folder, MANIFEST)} is not there: this is no folder of a release`];
  const checked = v.safeParse(manifestShape, parseJson(text));
  if (!checked.success) return [`${MANIFEST} is damaged: ${checked.issues[0].message}`];
  return [...signatureProblems(folder, text, publicKey), ...fileProblems(folder, checked.output)];
}

function* signatureProblems(folder: string, text: string, publicKey: string | null) {
  if (publicKey === null) return;
  const given = read(join(folder, SIGNATURE));
  if (given === null) yield `${SIGNATURE} is not there: the release is not signed`;
  else if (!isSigned(text, given, publicKey))
    yield `${SIGNATURE} does not fit: the release was changed, or signed by another key`;
}

function* fileProblems(folder: string, { files }: Manifest) {
  for (const { name, sha256: expected } of files) {
    const content = read(join(folder, name));
    if (content === null) yield `${name} is not there`;
    else if (sha256(content) !== expected) yield `${name} was changed`;
  }
}

function isSigned(text: string, given: string, publicKey: string): boolean {
  // What stands before the 32 bytes of an Ed25519 key in its DER form (RFC 8410).
  const der = Buffer.concat([
    Buffer.from("302a300506032b6570032100", "hex"),
    Buffer.from(publicKey, "base64"),
  ]);
  try {
    return verify(
      null,
      Buffer.from(text),
      createPublicKey({ key: der, format: "der", type: "spki" }),
      Buffer.from(given.trim(), "base64"),
    );
  } catch {
    return false;
  }
}

function read(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
