/** What the overview knows and shows. Nothing is drawn anew that stays the same: a council's place in it keeps its identity. */
import { computed, effect, type ReadonlySignal, type Signal, signal } from "@preact/signals";
import type { Council } from "../../core/model/council.ts";
import { DATA_FROM } from "../../core/model/grade.ts";
import { type Shares, sharesOf } from "../../core/overview/shares.ts";
import {
  inOrderOfPlaces,
  isSelected,
  regionsOf,
  type Standing,
  standingOf,
  wasThere,
} from "../../core/overview/standing.ts";
import { defaultView, type Known, type View } from "./viewAddress.ts";

export type Councils = { asOf: string; councils: Record<string, Council> };

/** A council on the day and judgement looked at, and whether the filters leave it. */
export type Placed = Standing & { isShown: boolean };

export type Column = "name" | "region" | "grade" | "published";
export type Sort = { by: Column; down: boolean };

export type OverviewState = {
  data: Signal<Councils>;
  view: Signal<View>;
  problems: Signal<string[]>;
  sort: Signal<Sort>;
  /** Id of the council that is pointed at or focused; null for none. */
  atHand: Signal<string | null>;
  known: ReadonlySignal<Known>;
  /** All councils of the day, in the order of places. */
  placed: ReadonlySignal<Placed[]>;
  byId: ReadonlySignal<Map<string, Placed>>;
  shown: ReadonlySignal<Placed[]>;
  /** What the table shows: the same, a moment after the day has stopped moving. */
  settled: { view: ReadonlySignal<View>; byId: ReadonlySignal<Map<string, Placed>> };
  /** How grades moved over all days, of the councils chosen by place, kind or name: whatever day, grade or framework is chosen. */
  shares: ReadonlySignal<Shares>;
  change(part: Partial<View>): void;
};

/** How long a day stands before the table follows, ms. */
const SETTLING = 200;

export function createOverview(councils: Councils): OverviewState {
  const data = signal(councils);
  const view = signal(defaultView(councils));
  const settledView = signal(view.peek());
  const placed = placedIn(data, view);
  let timer: ReturnType<typeof setTimeout> | undefined;
  effect(() => {
    const now = view.value;
    clearTimeout(timer);
    const settle = () => {
      settledView.value = now;
    };
    if (now.day === settledView.peek().day) settle();
    else timer = setTimeout(settle, SETTLING);
  });
  return {
    data,
    view,
    problems: signal([]),
    sort: signal({ by: "name", down: false }),
    atHand: signal(null),
    known: computed(() => ({
      asOf: data.value.asOf,
      regions: regionsOf(Object.values(data.value.councils)),
      councils: new Set(Object.keys(data.value.councils)),
    })),
    placed,
    byId: byId(placed),
    shown: computed(() => placed.value.filter(({ isShown }) => isShown)),
    settled: { view: settledView, byId: byId(placedIn(data, settledView)) },
    shares: sharesIn(data, view),
    change: (part) => {
      view.value = { ...view.value, ...part };
    },
  };
}

function placedIn(data: Signal<Councils>, view: Signal<View>): ReadonlySignal<Placed[]> {
  const before = new Map<string, Placed>();
  // Once: a day of a slider is no time to sort.
  const all = computed(() => inOrderOfPlaces(Object.values(data.value.councils)));
  return computed(() => {
    const { judgement, day } = view.value;
    return all.value
      .filter((council) => wasThere(council, day))
      .map((council) => {
        const standing = standingOf(council, judgement, day);
        const made = { ...standing, isShown: isLeft(standing, view.value) };
        const known = before.get(council.id);
        if (known && isSame(known, made)) return known;
        before.set(council.id, made);
        return made;
      });
  });
}

function sharesIn(data: Signal<Councils>, view: Signal<View>): ReadonlySignal<Shares> {
  const asked = computed(() => {
    const { judgement, region, kind, search, councils } = view.value;
    return JSON.stringify({ judgement, region, kind, search, councils });
  });
  return computed(() => {
    // Counted anew where what it is of changes, and not for each day of a slider.
    asked.value;
    const now: View = { ...view.peek(), framework: null, grade: null };
    const chosen = Object.values(data.value.councils).filter((council) =>
      isLeft(standingOf(council, now.judgement, data.value.asOf), now),
    );
    return sharesOf(chosen, now.judgement, daysOf(data.value.asOf));
  });
}

function byId(placed: ReadonlySignal<Placed[]>): ReadonlySignal<Map<string, Placed>> {
  return computed(() => new Map(placed.value.map((each) => [each.council.id, each])));
}

/** The last days of months, and the day of the data: where the slider stands. */
export function daysOf(asOf: string): string[] {
  const days: string[] = [];
  for (let month = Number(DATA_FROM.slice(5, 7)); ; month++) {
    const day = new Date(Date.UTC(Number(DATA_FROM.slice(0, 4)), month, 0)).toISOString().slice(0, 10);
    if (day >= asOf) return [...days, asOf];
    days.push(day);
  }
}

function isLeft(standing: Standing, view: View): boolean {
  const { council, grade } = standing;
  const sought = view.search.trim().toLowerCase();
  return (
    isSelected(standing, view) &&
    (view.grade === null || view.grade === grade) &&
    (view.councils === null || view.councils.includes(council.id)) &&
    (sought === "" || [council.name, council.shortName].some((name) => name.toLowerCase().includes(sought)))
  );
}

function isSame(a: Placed, b: Placed): boolean {
  const inspected = ({ rating }: Placed) => (rating.kind === "graded" ? rating.inspection : null);
  return (
    a.council === b.council && a.grade === b.grade && a.isShown === b.isShown && inspected(a) === inspected(b)
  );
}
