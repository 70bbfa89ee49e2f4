/** What the overview shows, as an address says it: a view can be sent. */
import { COUNCIL_KINDS } from "../../core/model/area.ts";
import { DATA_FROM, FRAMEWORKS } from "../../core/model/grade.ts";
import { dateWords } from "../../core/model/ratingWords.ts";
import {
  OVERVIEW_JUDGEMENTS,
  type OverviewJudgement,
  type Selection,
  STANDING_GRADES,
  type StandingGrade,
} from "../../core/overview/standing.ts";

export type View = Selection & {
  judgement: OverviewJudgement;
  /** ISO date, from DATA_FROM to the day of the data. */
  day: string;
  grade: StandingGrade | null;
  /** Part of a name; empty for all. */
  search: string;
  /** Ids of the only councils to show, those of a scan for example; null for all. */
  councils: string[] | null;
};

/** What an address can be checked against. */
export type Known = { asOf: string; regions: readonly string[]; councils: ReadonlySet<string> };

export function defaultView({ asOf }: Pick<Known, "asOf">): View {
  return {
    judgement: "overall",
    day: asOf,
    region: null,
    kind: null,
    framework: null,
    grade: null,
    search: "",
    councils: null,
  };
}

/** @returns the view that is asked for; what cannot be is as it is without being asked, and said in `problems` */
export function readView(query: URLSearchParams, known: Known): { view: View; problems: string[] } {
  const problems: string[] = [];
  const view = defaultView(known);
  const choice = <T extends string>(name: string, all: readonly T[], instead: string): T | null => {
    const asked = query.get(name);
    const found = all.find((each) => each === asked) ?? null;
    if (asked !== null && found === null) problems.push(`“${asked}” is no ${name}: ${instead}.`);
    return found;
  };
  view.judgement =
    choice("judgement", OVERVIEW_JUDGEMENTS, "overall effectiveness is shown") ?? view.judgement;
  view.region = choice("region", known.regions, "all are shown");
  view.kind = choice("kind", COUNCIL_KINDS, "all are shown");
  view.framework = choice("framework", FRAMEWORKS, "both are shown");
  view.grade = choice("grade", STANDING_GRADES, "all are shown");
  view.search = query.get("search") ?? "";
  const day = query.get("day");
  if (day !== null && isDay(day) && day >= DATA_FROM && day <= known.asOf) view.day = day;
  else if (day !== null)
    problems.push(
      `“${day}” is no day from ${dateWords(DATA_FROM)} to ${dateWords(known.asOf)}: the newest is shown.`,
    );
  const asked = query.get("councils")?.split(",").filter(Boolean);
  const unknown = asked?.filter((id) => !known.councils.has(id)) ?? [];
  if (unknown.length > 0) problems.push(`No council has the id “${unknown.join("”, “")}”.`);
  const councils = asked?.filter((id) => known.councils.has(id)) ?? [];
  view.councils = councils.length > 0 ? councils : null;
  return { view, problems };
}

/** Only what differs from the default; empty for that. */
export function viewQuery(view: View, known: Pick<Known, "asOf">): string {
  const byDefault = defaultView(known);
  const query = new URLSearchParams();
  for (const name of ["judgement", "day", "region", "kind", "framework", "grade", "search"] as const) {
    const value = view[name];
    if (value !== null && value !== byDefault[name]) query.set(name, value);
  }
  if (view.councils) query.set("councils", view.councils.join(","));
  return query.toString();
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.startsWith(text) === true;
}
