/** What the shell completes: commands and flags by themselves, and the values of those that have a list of them. */
import tab from "@bomb.sh/tab/commander";
import type { Command } from "commander";
import { COUNCIL_KINDS } from "../core/model/area.ts";
import { FRAMEWORKS } from "../core/model/grade.ts";
import { OVERVIEW_JUDGEMENTS, regionsOf } from "../core/overview/standing.ts";

const OF_WHICH = { type: COUNCIL_KINDS, framework: FRAMEWORKS, judgement: OVERVIEW_JUDGEMENTS };

/** The data has the regions: it is read only where a shell asks. */
async function valuesOf(isAsked: boolean): Promise<Record<string, Record<string, readonly string[]>>> {
  const region = isAsked
    ? regionsOf(Object.values((await import("../core/bundledData.ts")).register.councils))
    : [];
  return {
    councils: { region, ...OF_WHICH },
    map: { region, ...OF_WHICH },
    scan: { format: ["csv", "jsonl", "parquet"] },
    join: { encoding: ["utf-8", "windows-1252", "utf-16le"] },
  };
}

/** Adds `completion bash|zsh|fish|powershell`, which prints what the shell is to read. After all commands are there. */
export async function addCompletion(program: Command): Promise<void> {
  const known = tab(program, { completionCommandName: "completion" });
  for (const [command, options] of Object.entries(await valuesOf(process.argv[2] === "complete")))
    for (const [name, values] of Object.entries(options)) {
      const option = known.commands.get(command)?.options.get(name);
      if (option)
        option.handler = (complete) => {
          for (const value of values) complete(value, "");
        };
    }
}
