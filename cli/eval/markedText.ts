/** Labelled texts in our own notation, easy to write and to read: see cli/eval/labelled. */

/** A place in a text, and whether it means its council. UTF-16 offsets. */
export type MarkedPlace = { start: number; end: number; surface: string; isCouncil: boolean };
export type MarkedText = { id: string; text: string; places: MarkedPlace[] };

/**
 * @param source one text a line; "#" begins a remark; [Torbay] means its council, {Torbay} does not; " | " is a paragraph break
 * @param name of the file, for ids: its name and the line
 */
export function readMarkedTexts(source: string, name: string): MarkedText[] {
  return source.split("\n").flatMap((line, i) => {
    if (line.trim() === "" || line.startsWith("#")) return [];
    return [{ id: `${name}:${i + 1}`, ...readMarkedText(line.replaceAll(" | ", "\n\n")) }];
  });
}

function readMarkedText(line: string): Omit<MarkedText, "id"> {
  const places: MarkedPlace[] = [];
  let text = "";
  let from = 0;
  for (const match of line.matchAll(/\[([^\]]+)\]|\{([^}]+)\}/g)) {
    text += line.slice(from, match.index);
    const surface = match[1] ?? match[2] ?? "";
    places.push({
      start: text.length,
      end: text.length + surface.length,
      surface,
      isCouncil: match[1] !== undefined,
    });
    text += surface;
    from = match.index + match[0].length;
  }
  return { text: text + line.slice(from), places };
}

export type NamesakeText = { id: string; text: string; isHome: boolean };

/** @param source one text a line, "home: " or "abroad: " in front */
export function readNamesakeTexts(source: string, name: string): NamesakeText[] {
  return source.split("\n").flatMap((line, i) => {
    const [, where, text = ""] = /^(home|abroad): (.*)$/.exec(line) ?? [];
    return where ? [{ id: `${name}:${i + 1}`, text, isHome: where === "home" }] : [];
  });
}
