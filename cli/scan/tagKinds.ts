/** What the tags of an HTML source do to the text around them: of most it is nothing, they may stand inside a word. */
import { BREAKING_TAGS, NOT_TEXT, OURS } from "../../core/html/blocks.ts";

export type TagKind = {
  readonly name: string;
  /** Its place in a list of all that are known; -1 for others. */
  readonly id: number;
  /** Nothing is joined across it. */
  readonly breaks: boolean;
  /** What is inside is not read: nor is it kept apart from what comes behind, where another's end ends it. */
  readonly isObject: boolean;
  /** What is inside is no markup, up to the end tag. */
  readonly isRaw: boolean;
  /** Has no end tag. */
  readonly isVoid: boolean;
  /** Dropped where there is one already: what stands around is joined. */
  readonly isShell: boolean;
  /** Dropped where there is no table. What stands between cells is shown in front of the table. */
  readonly isTablePart: boolean;
  readonly isCell: boolean;
  /** Ends a drawing that it stands in. */
  readonly leaves: boolean;
  /** May end with any element around it. */
  readonly isLoose: boolean;
  /** It, or what is inside, is read in another way, or not at all. */
  readonly isUnsure: boolean;
};

export function tagKind(name: string): TagKind {
  return kinds.get(name) ?? { ...NOTHING, name, isUnsure: name.startsWith(OURS) };
}

/** All of one shape: they are asked a thousand times for each page. */
export const NOTHING: TagKind = {
  name: "",
  id: -1,
  breaks: false,
  isObject: false,
  isRaw: false,
  isVoid: false,
  isShell: false,
  isTablePart: false,
  isCell: false,
  leaves: false,
  isLoose: false,
  isUnsure: false,
};

const kinds = new Map<string, TagKind>();

function say(names: string, said: Partial<Omit<TagKind, "name" | "id">>): void {
  for (const name of names.trim().split(/ +/))
    kinds.set(name, { ...(kinds.get(name) ?? { ...NOTHING, name, id: kinds.size }), ...said });
}

say("a abbr b bdi bdo cite data del dfn em font i ins label mark q s small span strong sub sup time u", {});
say(BREAKING_TAGS, { breaks: true });
say(NOT_TEXT, { isObject: true });
say("foreignobject template", { breaks: true });
say("b big body code em font head i listing meta nobr ruby s small span strike strong sub sup tt u var", {
  leaves: true,
});
say("title style script noscript textarea iframe noembed noframes", { isRaw: true });
say("area base br col embed hr img input link meta param source track wbr", { isVoid: true });
say("html head body", { isShell: true });
say("tbody tfoot thead tr caption td th", { isTablePart: true });
say("caption td th", { isCell: true });
say("dialog legend", { isLoose: true });
say("xmp plaintext frameset frame datalist rt rp rb rtc", { isUnsure: true });

export const KNOWN_KINDS = kinds.size;
export const FORM = tagKind("form");
export const OPTION = tagKind("option");
export const SELECT = tagKind("select");
export const SVG = tagKind("svg");
export const TABLE = tagKind("table");
