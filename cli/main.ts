#!/usr/bin/env node
/** The `council-ratings` command. What a command does is loaded when it is called. */
import { Command } from "commander";
import { addCompletion } from "./completion.ts";
import type { Which } from "./councils.ts";
import { columnsHelp } from "./join/columnsHelp.ts";
import type { JoinFlags } from "./join/command.ts";
import type { ScanFlags } from "./scan/command.ts";
import type { UpdateFlags } from "./update/command.ts";
import { UsageError } from "./usageError.ts";

const program = new Command("council-ratings")
  .description(
    "The latest ILACS grades of England's councils: Ofsted's inspection of local authority children's services.",
  )
  .exitOverride()
  .showHelpAfterError("(run with --help for examples)")
  .addHelpText(
    "after",
    `
Examples:
  council-ratings rating Oxfordshire                 the latest grades of one council
  council-ratings rating RBKC --as-of 2018-06-01     what was known on a day
  council-ratings rating E10000025 --json            by GSS code, URN, DfE code or id
  council-ratings find story.html                    the councils a page names, with grades
  echo "Kent County Council said" | council-ratings find --explain
  council-ratings find --jsonl < texts.jsonl         one {"id","text"} a line, one answer a line
  council-ratings scan crawl.warc.gz pages/ -o table  all pages of an archive and a folder, as two tables
  council-ratings report table                        charts of a scan: table/report.html
  council-ratings ingest report.pdf --json           the grades in one of Ofsted's reports
  council-ratings update --folder reports             what an archive of reports has that the data does not
  council-ratings councils --csv > councils.csv      all 153 councils
  council-ratings councils --region London --judgement care-leavers
  council-ratings join children.csv -o joined.csv     the ratings beside the rows of a table of yours
  council-ratings join visits.xlsx -o joined.xlsx --on la_code --as-of visited
  council-ratings map -o england.svg                 one hexagon a council, by grade
  council-ratings map -o then.svg --as-of 2016-01-31 --judgement help-and-protection
  council-ratings completion bash                     what a shell reads to complete commands: also zsh, fish

Exit codes: 0 done; 1 done, but for lines told on standard error; 2 not done, and why; 3 done, but for inputs named in
problems.csv; 130 stopped by you.`,
  );

program
  .command("find")
  .argument("[files...]", "text or HTML files; - or nothing reads standard input")
  .description("find the councils a text or page names, with their latest grades")
  .option("--json", "print mentions and ratings as JSON")
  .option("--explain", "say why each link was made")
  .option("--jsonl", 'read {"id","text","url"?,"lang"?,"published"?} a line, write {"id","mentions"} a line')
  .addHelpText(
    "after",
    examples(`find story.html
echo "Kent County Council said" | council-ratings find --explain
find --jsonl < texts.jsonl`),
  )
  .action(async (files: string[], flags: { json?: boolean; explain?: boolean; jsonl?: boolean }) => {
    if (flags.jsonl) {
      const { findLines } = await import("./find/findLines.ts");
      process.exitCode = await findLines(files, flags.explain ?? false, process);
    } else {
      const { printFound } = await import("./find/command.ts");
      console.log(await printFound(files, flags));
    }
  });

program
  .command("rating")
  .argument("<name...>", "a council: any form of its name, GSS code, URN, DfE code or id")
  .description("print the latest rating of a council")
  .option("--as-of <YYYY-MM-DD>", "what had been published by that day")
  .option("--json", "print as JSON, with the history")
  .addHelpText(
    "after",
    examples(`rating Oxfordshire
rating RBKC --as-of 2018-06-01
rating E10000025 --json`),
  )
  .action(async (name: string[], flags: { asOf?: string; json?: boolean }) => {
    const { printRating } = await import("./rating.ts");
    console.log(printRating(name.join(" "), flags));
  });

const ofWhich = (command: Command) =>
  command
    .option("--region <region>", "those of one of the nine regions of England")
    .option("--type <type>", "county, london-borough, metropolitan-district or unitary-authority")
    .option("--framework <framework>", "those whose rating is of ILACS or of SIF")
    .option("--judgement <judgement>", "which judgement is shown", "overall")
    .option("--as-of <YYYY-MM-DD>", "the councils of that day, with what had been published");

ofWhich(program.command("councils"))
  .description("list all councils with their latest ratings")
  .option("--json", "print as JSON")
  .option("--csv", "print as CSV, with all judgements")
  .addHelpText(
    "after",
    examples(`councils --csv
councils --region London --judgement care-leavers
councils --type county --as-of 2016-01-31`),
  )
  .action(async (flags: Which & { json?: boolean; csv?: boolean }) => {
    const { printCouncils } = await import("./councils.ts");
    console.log(printCouncils(flags));
  });

ofWhich(program.command("map"))
  .description("draw England, one hexagon a council, by grade: an SVG with its key, day and source")
  .requiredOption("-o, --out <file>", "where the picture goes; - prints it")
  .option("--dark", "for a dark page")
  .addHelpText(
    "after",
    examples(`map -o england.svg
map -o then.svg --as-of 2016-01-31 --judgement help-and-protection
map -o - --region London --dark`),
  )
  .action(async (flags: Which & { out: string; dark?: boolean }) => {
    const { writeMap } = await import("./councils.ts");
    console.log(writeMap(flags));
  });

program
  .command("join")
  .argument("<table>", "CSV, TSV, JSON Lines, XLSX or Parquet; - reads CSV or JSON Lines from standard input")
  .description("set the ratings beside the rows of any table that names councils")
  .requiredOption("-o, --out <file>", "where the new table goes, of the kind its ending says; - prints it")
  .option(
    "--on <column>",
    "the column that names councils, by name, ONS, DfE or Ofsted code; found unless told",
  )
  .option("--as-of <day or column>", "the grades known on a day, or on that of each row")
  .option("--columns <names>", "what is added, with commas between")
  .option("--header <line>", "the line with the names of the columns", undefined)
  .option("--sheet <name>", "of a workbook; the first unless told")
  .option("--encoding <name>", "of a CSV that is not UTF-8, such as windows-1252")
  .option("--quiet", "say nothing of what was done")
  .addHelpText(
    "after",
    () =>
      examples(`join children.csv -o joined.csv
join visits.xlsx -o joined.xlsx --on la_code --as-of visited
join children.csv -o - --columns overall,published,region`) + columnsHelp(),
  )
  .action(async (table: string, flags: JoinFlags) => {
    const { runJoin } = await import("./join/command.ts");
    await runJoin(table, flags, (line) => console.error(line));
  });

program
  .command("scan")
  .argument(
    "<inputs...>",
    "folders, HTML, MHTML, text, PDF, JSON Lines, WARC and WARC.gz, feeds, sitemaps, lists of addresses, addresses; - reads lines from standard input",
  )
  .description("scan many pages into two tables: one row a mention, one row a page")
  .requiredOption("-o, --out <folder>", "where the tables go; - prints one JSON line a mention")
  .option("--format <format>", "csv, jsonl or parquet", "csv")
  .option("--whole-page", "read all text of a page, not only its story")
  .option("--workers <n>", "how many pages are read at a time; all cores unless told")
  .option("--shard <I/N>", "take the I-th of N shares of the input, for N machines")
  .option("--restart", "begin anew, in place of going on with what is in the folder")
  .option(
    "--follow",
    "a news watch: look at the feeds again and again, and add what is new to the same tables",
  )
  .option("--every <time>", "between two looks: 30s, 15m, 2h; 15m unless told")
  .option("--looks <n>", "end after so many looks")
  .option("--since <YYYY-MM-DD>", "of feeds and sitemaps, pages of that day and later")
  .option("--until <YYYY-MM-DD>", "of feeds and sitemaps, pages of that day and earlier")
  .option("--match <pattern>", "of feeds and sitemaps, pages whose address matches a regular expression")
  .option("--contact <address>", "your mail or web address, told to the sites that are asked")
  .option(
    "--pause <ms>",
    "between two requests to one site; 1500 unless told, more where its robots.txt asks for it",
  )
  .option("--ignore-robots", "ask no site what its robots.txt forbids; the methods note says so")
  .option("--max-page <MB>", "what is larger is named among the problems and not read; 20 unless told")
  .option("--quiet", "say nothing of how far it is, nor what was done")
  .addHelpText(
    "after",
    examples(`scan pages/ -o table
scan crawl.warc.gz sitemap.xml -o table --format parquet
scan https://news.example/sitemap.xml --since 2024-01-01 --match /local/ -o table --contact me@university.example
scan --follow https://news.example/rss.xml -o watch
scan - -o - < addresses.txt`),
  )
  .action(async (inputs: string[], flags: ScanFlags) => {
    const { runScan } = await import("./scan/command.ts");
    process.exitCode = await runScan(inputs, flags);
  });

program
  .command("report")
  .argument("<folder>", "what scan wrote")
  .description("draw the charts of a scan into one HTML file: report.html in its folder")
  .addHelpText("after", examples(`report table`))
  .action(async (folder: string) => {
    const { writeReport } = await import("./report/writeReport.ts");
    console.log(await writeReport(folder));
  });

program
  .command("ingest")
  .argument("<files...>", "PDFs of Ofsted's reports; - reads one from standard input")
  .description("read the grades out of Ofsted's reports; refuses what it is not sure of")
  .option("--json", "print one line of JSON a report")
  .addHelpText(
    "after",
    examples(`ingest report.pdf
ingest reports/*.pdf --json
ingest - < report.pdf`),
  )
  .action(async (files: string[], flags: { json?: boolean }) => {
    const { printReports } = await import("./ingest/command.ts");
    process.exitCode = await printReports(files, flags, console.log);
  });

program
  .command("update")
  .description("look for new reports on Ofsted's site and write a proposal: what would change, and why")
  .option("--folder <dir>", "take reports from a folder of PDFs instead")
  .option("--csv <file>", "take inspections from a CSV instead")
  .option("--site <address>", "where Ofsted's site is", "https://reports.ofsted.gov.uk/")
  .option("--out <dir>", "where the proposal and the downloads go", "proposal")
  .option("--data <dir>", "the folder of the data files, for --apply", "core/data")
  .option("--as-of <YYYY-MM-DD>", "the day of the look, if not today")
  .option("--pause <ms>", "between requests")
  .option("--apply", "take what is added into the data, if all of it holds together")
  .option("--accept <source...>", "with --apply: also take these changes of inspections that the data has")
  .addHelpText(
    "after",
    examples(`update
update --folder reports
update --apply`),
  )
  .action(async (flags: UpdateFlags) => {
    const { runUpdate } = await import("./update/command.ts");
    console.log(await runUpdate(flags, (line) => console.error(line)));
  });

await addCompletion(program);

process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  // The reader of a pipe may leave early: that is not a failure.
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof UsageError) console.error(error.message);
  else if (!isCommanderExit(error)) throw error;
  process.exitCode = isCommanderExit(error) && error.exitCode === 0 ? 0 : 2;
}

/** For `--help`: a line each; one that begins with the command itself has it put in front. */
function examples(lines: string): string {
  const shown = lines
    .split("\n")
    .map((line) => (line.includes("council-ratings") ? line : `council-ratings ${line}`));
  return `\nExamples:\n${shown.map((line) => `  ${line}`).join("\n")}`;
}

function isCommanderExit(error: unknown): error is { exitCode: number } {
  return error instanceof Error && "code" in error && String(error.code).startsWith("commander.");
}
