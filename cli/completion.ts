/** What the shell completes: commands and flags by themselves, and the values of those that have a list of them. */
import tab from "@bomb.sh/tab/commander";
import type { Command } from "commander";
import { COUNCIL_KINDS } from "../core/model/area.ts";
import { FRAMEWORKS } from "../core/model/grade.ts";
import { OVERVIEW_JUDGEMENTS } from "../core/overview/standing.ts";

const REGIONS = [
  "East Midlands",
  "East of England",
  "London",
  "North East",
  "North West",
  "South East",
  "South West",
  "West Midlands",
  "Yorkshire and the Humber",
];

const VALUES: Record<string, Record<string, readonly string[]>> = {
  councils: { region: REGIONS, type: COUNCIL_KINDS, framework: FRAMEWORKS, judgement: OVERVIEW_JUDGEMENTS },
  map: { region: REGIONS, type: COUNCIL_KINDS, framework: FRAMEWORKS, judgement: OVERVIEW_JUDGEMENTS },
  scan: { format: ["csv", "jsonl", "parquet"] },
  join: { encoding: ["utf-8", "windows-1252", "utf-16le"] },
};

/** Adds `completion bash|zsh|fish|powershell`, which prints what the shell is to read. After all commands are there. */
export function addCompletion(program: Command): void {
  const known = tab(program, { completionCommandName: "completion" });
  for (const [command, options] of Object.entries(VALUES))
    for (const [name, values] of Object.entries(options)) {
      const option = known.commands.get(command)?.options.get(name);
      if (option)
        option.handler = (complete) => {
          for (const value of values) complete(value, "");
        };
    }
}
