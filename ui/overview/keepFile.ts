/** Files of what the overview shows. What makes them is heavy, and comes when the first is asked for. */
export type FileKind = "map-svg" | "map-png" | "table-csv" | "shares-svg" | "shares-png" | "shares-csv";

/** Makes the file and offers it. @returns its name. @throws where it cannot be made, or what makes it does not come */
export type KeepFile = (kind: FileKind) => Promise<string>;
