/** Checks a message from the background or one of our pages. By hand: a schema library would outweigh the rest. */
import type { PageSettings, ToContent } from "../messages.ts";

/** Null for anything that is not for a page. */
export function readToContent(message: unknown): ToContent | null {
  if (typeof message !== "object" || message === null || !("type" in message)) return null;
  const { type, id, key, by, settings } = message as Record<string, unknown>;
  switch (type) {
    case "settings":
      return isSettings(settings) ? { type, settings } : null;
    case "show":
    case "look-up":
      return typeof id === "string" ? { type, id } : null;
    case "show-mention":
      return typeof key === "number" ? { type, key } : null;
    case "step":
      return by === 1 || by === -1 ? { type, by } : null;
    case "open-card":
    case "list-mentions":
      return { type };
    default:
      return null;
  }
}

function isSettings(value: unknown): value is PageSettings {
  if (typeof value !== "object" || value === null) return false;
  const { on, badges, which, classes, places, hidden } = value as Record<string, unknown>;
  return (
    typeof on === "boolean" &&
    typeof badges === "boolean" &&
    (which === "every" || which === "first") &&
    Array.isArray(classes) &&
    (places === "off" || places === "careful" || places === "on") &&
    Array.isArray(hidden)
  );
}
