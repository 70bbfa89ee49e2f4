/** What `join --help` says of the columns. */
import { JOIN_COLUMNS, USUAL_COLUMNS } from "../../core/join/joinColumns.ts";

export function columnsHelp(): string {
  const width = Math.max(...JOIN_COLUMNS.map(({ name }) => name.length));
  const usual = new Set<string>(USUAL_COLUMNS);
  const lines = JOIN_COLUMNS.map(
    ({ name, words }) => `  ${usual.has(name) ? "*" : " "} ${name.padEnd(width)}  ${words}`,
  );
  return `\nColumns (* where --columns is not given); each is added as ofsted_NAME:\n${lines.join("\n")}`;
}
