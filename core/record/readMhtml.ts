/** A page saved with all it needs (MHTML, RFC 2557) -> its HTML and where it was saved from. */
import PostalMime from "postal-mime";

/** @throws Error for what holds no HTML */
export async function readMhtml(bytes: Uint8Array): Promise<{ html: string; location: string | null }> {
  const saved = await PostalMime.parse(bytes);
  if (!saved.html) throw new Error("a saved page without any HTML in it");
  const at = saved.headers.find(
    ({ key }) => key === "snapshot-content-location" || key === "content-location",
  );
  return { html: saved.html, location: at?.value ?? null };
}
