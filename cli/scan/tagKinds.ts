/** What the tags of an HTML source do to the text around them: of most it is nothing, they may stand inside a word. */
import { BREAKING_TAGS, NOT_TEXT, OURS } from "../../core/html/blocks.ts";

/** A class, so that all are of one shape to the engine: they are asked a thousand times for each page. */
export class TagKind {
  /** Nothing is joined across it. */
  readonly breaks: boolean = false;
  /** What is inside is not read: nor is it kept apart from what comes behind, where another's end ends it. */
  readonly isObject: boolean = false;
  /** What is inside is no markup, up to the end tag. */
  readonly isRaw: boolean = false;
  /** Has no end tag. */
  readonly isVoid: boolean = false;
  /** Dropped where there is one already: what stands around is joined. */
  readonly isShell: boolean = false;
  /** Dropped where there is no table. What stands between cells is shown in front of the table. */
  readonly isTablePart: boolean = false;
  readonly isCell: boolean = false;
  /** Ends a drawing that it stands in. */
  readonly leaves: boolean = false;
  /** May end with any element around it. */
  readonly isLoose: boolean = false;
  /** It, or what is inside, is read in another way, or not at all. */
  readonly isUnsure: boolean = false;

  /** @param id its place in a list of all that are known; -1 for others */
  constructor(
    readonly name: string,
    readonly id: number,
    said: Said,
  ) {
    Object.assign(this, said);
  }
}

type Said = Partial<Omit<TagKind, "name" | "id">>;

export function tagKind(name: string): TagKind {
  return kinds.get(name) ?? new TagKind(name, -1, { isUnsure: name.startsWith(OURS) });
}

export const NOTHING = new TagKind("", -1, {});

const kinds = new Map<string, TagKind>();

function say(names: string, said: Said): void {
  for (const name of names.trim().split(/ +/)) {
    const before = kinds.get(name);
    kinds.set(name, new TagKind(name, before?.id ?? kinds.size, { ...before, ...said }));
  }
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
