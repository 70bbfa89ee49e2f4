/** `<council-rating>` in a real browser: what a publisher writes, and what readers get. */
import { afterEach, beforeEach, expect, inject, type MockInstance, test, vi } from "vitest";
import { CouncilRating, type ErrorDetail, type LoadDetail } from "../../../widget/index.ts";
import "../../../widget/define.ts";

const DATA = inject("ratingsJson");
let warned: MockInstance;

beforeEach(() => {
  vi.setSystemTime("2026-09-01");
  // An address of its own for each test: what one fetched is not there for the next.
  CouncilRating.ratingsAddress = addressOf(DATA);
  warned = vi.spyOn(console, "warn").mockImplementation(() => undefined);
});
afterEach(() => {
  document.body.replaceChildren();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function addressOf(text: string): string {
  return URL.createObjectURL(new Blob([text], { type: "application/json" }));
}

/** Sets an element with a plain link on the page, and waits until it has something to say. */
async function show(attributes: Record<string, string>): Promise<CouncilRating> {
  const element = document.createElement("council-rating");
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.innerHTML = `<a href="https://site.example/">A plain link</a>`;
  document.body.append(element);
  await settled(element);
  return element;
}

async function settled(element: CouncilRating): Promise<void> {
  await expect.poll(() => element.status).not.toBe("loading");
  await element.updateComplete;
}

const clean = (text: string | null | undefined) => (text ?? "").replace(/\s+/g, " ").trim();
/** What the rating says, as a sentence. */
const said = (element: CouncilRating) => clean(element.shadowRoot?.textContent);
const part = (element: CouncilRating, name: string) =>
  element.shadowRoot!.querySelector<HTMLElement>(`[part~="${name}"]`);
const grades = (element: CouncilRating) =>
  [...element.shadowRoot!.querySelectorAll(`[part~="grade"]`)].map((each) => clean(each.textContent));
const isFallbackShown = (element: CouncilRating) => {
  const link = element.querySelector("a")!;
  return link.assignedSlot !== null && link.checkVisibility({ visibilityProperty: true });
};

test.each(["Oxfordshire", "oxfordshire county council", "E10000025", "80536", "OXFORDSHIRE"])(
  "council=%s shows the council, its grade, the date and the report",
  async (council) => {
    const element = await show({ council });
    expect(said(element)).toBe("Oxfordshire County Council children’s services: Good (Ofsted, 9 April 2024)");
    expect(part(element, "link")!.getAttribute("href")).toMatch(/^https:\/\/files\.ofsted\.gov\.uk\//);
    expect(isFallbackShown(element)).toBe(false);
  },
);

test.each(["inline", "badge", "card"])(
  "%s: once the data is old it says so, but not of a day of the past",
  async (view) => {
    const words =
      view === "card" ? "Checked 22 August 2026; Ofsted may have published since" : "may be out of date";
    expect(said(await show({ council: "Kent", view }))).not.toContain(words);
    vi.setSystemTime("2026-10-08");
    expect(said(await show({ council: "Kent", view }))).toContain(words);
    expect(said(await show({ council: "Kent", view, "as-of": "2024-01-01" }))).not.toContain(words);
    expect(said(await show({ council: "Kent", view, "as-of": "2026-10-01" }))).toContain(words);
    // A clock that is behind the data tells nothing of its age.
    vi.setSystemTime("2025-01-01");
    expect(said(await show({ council: "Kent", view }))).not.toContain(words);
  },
);

test("since April 2026 the four judgements stand for themselves; the card says what the last overall grade was", async () => {
  const badge = await show({ council: "Blackpool" });
  expect(grades(badge)).toEqual(["Outstanding", "Good", "Outstanding", "Outstanding"]);
  expect(said(badge)).not.toContain("overall");
  const card = await show({ council: "Blackpool", view: "card" });
  expect(grades(card)).toEqual(["Outstanding", "Good", "Outstanding", "Outstanding"]);
  expect(said(card)).toMatch(/no overall grade since April 2026\. Last: [A-Z][a-z ]+, \d+ \w+ \d{4}\./);
  expect(said(card)).toContain("as of 22 August 2026");
});

test("the card shows the overall grade and every judgement", async () => {
  const element = await show({ council: "Kent", view: "card" });
  expect(grades(element)).toEqual(["Good", "Good", "Good", "Outstanding", "Requires improvement"]);
  expect(said(element)).toContain("Published 2 February 2026");
  expect(clean(part(element, "link")!.textContent)).toBe("Read the report");
});

test("judgement shows one judgement in place of the whole", async () => {
  const element = await show({ council: "Kent", judgement: "care-leavers" });
  expect(grades(element)).toEqual(["Requires improvement"]);
  expect(said(element)).toContain("Care leavers: Requires improvement");
  element.judgement = "overall";
  await element.updateComplete;
  expect(grades(element)).toEqual(["Good"]);
});

test("a judgement made together with another is shown under the name it had", async () => {
  const element = await show({ council: "Kent", judgement: "in-care", "as-of": "2022-12-31" });
  expect(said(element)).toContain("Children in care and care leavers: Outstanding");
  const never = await show({ council: "Blackpool", judgement: "overall" });
  expect(grades(never)).toEqual(["No overall grade"]);
  const notOf = await show({ council: "Kent", judgement: "adoption" });
  expect(grades(notOf)).toEqual(["Not judged apart"]);
});

test("as-of shows what had been published by then", async () => {
  const element = await show({ council: "Kent", "as-of": "2018-06-01" });
  expect(said(element)).toContain("(Ofsted, 13 June 2017)");
  element.asOf = "2010-01-01";
  await element.updateComplete;
  expect(grades(element)).toEqual(["None in this data by then"]);
  element.asOf = null;
  await element.updateComplete;
  expect(said(element)).toContain("(Ofsted, 2 February 2026)");
});

test("an abolished council names its successors, and no grade is carried over", async () => {
  for (const view of ["inline", "badge", "card"]) {
    const element = await show({ council: "Cumbria County Council", view });
    expect(grades(element)).toEqual(["None in this data"]);
    expect(element.shadowRoot?.querySelector("a")?.href).toBe(
      "https://reports.ofsted.gov.uk/search?q=Cumbria%20County%20Council",
    );
    expect(said(element)).toContain("Now: Cumberland Council, Westmorland and Furness Council");
  }
});

test.each([
  [{ council: "Sussex" }, "ambiguous", "East Sussex County Council or West Sussex County Council"],
  [{ council: "Oxford City Council" }, "unknown", "“Oxford City Council” is no known name"],
  [{ council: "" }, "unknown", "“” is no known name"],
  [{}, "unknown", "“” is no known name"],
  [{ council: "Kent", "as-of": "June 2018" }, "as-of", "“June 2018” is no known date"],
  [{ council: "Kent", judgement: "toString" }, "judgement", "overall or leaders"],
] as [Record<string, string>, string, string][])(
  "%j: the fallback stays, and the publisher is told why",
  async (attributes, problem, message) => {
    const heard = vi.fn();
    document.addEventListener("council-rating-error", heard, { once: true });
    const element = await show(attributes);
    expect(isFallbackShown(element)).toBe(true);
    expect(clean(part(element, "problem")!.textContent)).toContain(message);
    expect(warned).toHaveBeenCalledOnce();
    const { detail, composed } = heard.mock.calls[0]![0] as CustomEvent<ErrorDetail>;
    expect(detail.problem).toBe(problem);
    expect(composed).toBe(true);
    document.removeEventListener("council-rating-error", heard);
  },
);

test.each([
  ["not there", () => "https://127.0.0.1:9/none.json", "unreachable"],
  ["no JSON", () => addressOf("<!doctype html>"), "invalid"],
  ["cut off", () => addressOf(DATA.slice(0, 4000)), "invalid"],
  ["of another shape", () => addressOf(JSON.stringify({ format: "council-ratings/1" })), "invalid"],
  ["an address that is none", () => "https://[", "unreachable"],
])("data that is %s: the fallback stays for readers, without a word", async (_, src, problem) => {
  const heard = vi.fn();
  document.addEventListener("council-rating-error", heard, { once: true });
  const element = await show({ council: "Kent", src: src() });
  expect(isFallbackShown(element)).toBe(true);
  expect(part(element, "problem")).toBeNull();
  expect((heard.mock.calls[0]![0] as CustomEvent<ErrorDetail>).detail.problem).toBe(problem);
  // Mended: the rating comes.
  element.src = addressOf(DATA);
  await expect.poll(() => said(element)).toContain("Kent County Council");
});

test("load tells the council and its rating, once for each change of what is shown", async () => {
  const heard: LoadDetail[] = [];
  const listener = (event: CustomEvent<LoadDetail>) => heard.push(event.detail);
  document.addEventListener("council-rating-load", listener);
  const element = await show({ council: "Kent" });
  element.theme = "dark";
  element.view = "card";
  await element.updateComplete;
  element.council = "Essex";
  await element.updateComplete;
  document.removeEventListener("council-rating-load", listener);
  expect(heard.map(({ council }) => council.gss)).toEqual(["E10000016", "E10000012"]);
  expect(heard[0]!.rating).toMatchObject({ kind: "graded", overall: "good" });
});

test("properties reflect, and an unknown view is a badge", async () => {
  const element = await show({ council: "Kent" });
  Object.assign(element, {
    council: "Essex",
    view: "inline",
    judgement: "leaders",
    asOf: "2024-01-01",
    theme: "light",
  });
  await element.updateComplete;
  for (const [name, value] of [
    ["council", "Essex"],
    ["view", "inline"],
    ["judgement", "leaders"],
    ["as-of", "2024-01-01"],
    ["theme", "light"],
    ["status", "ready"],
  ])
    expect(element.getAttribute(name!)).toBe(value);
  element.setAttribute("view", "poster");
  await element.updateComplete;
  expect(part(element, "rating")!.className).toBe("badge");
});

test("theme decides the colours; auto follows the page's color-scheme", async () => {
  const colour = (element: CouncilRating) => getComputedStyle(part(element, "grade")!).color;
  const [light, dark, auto] = [
    await show({ council: "Kent", theme: "light" }),
    await show({ council: "Kent", theme: "dark" }),
    await show({ council: "Kent", theme: "auto" }),
  ];
  expect(colour(light!)).not.toBe(colour(dark!));
  document.documentElement.style.colorScheme = "dark";
  expect(colour(auto!)).toBe(colour(dark!));
  document.documentElement.style.colorScheme = "";
  expect(colour(auto!)).toBe(colour(light!));
});

test("a page's custom properties and parts style it", async () => {
  const element = await show({ council: "Kent" });
  element.style.setProperty("--council-rating-good", "rgb(1, 2, 3)");
  expect(getComputedStyle(part(element, "grade")!).color).toBe("rgb(1, 2, 3)");
  expect(getComputedStyle(part(element, "council")!).fontFamily).toBe(
    getComputedStyle(document.body).fontFamily,
  );
});

test.each(["inline", "badge", "card"])(
  "%s is never wider than its container, at 12 and 32 px, in both directions",
  async (view) => {
    for (const [size, direction] of [
      [12, "ltr"],
      [32, "rtl"],
    ] as const) {
      const box = document.createElement("div");
      Object.assign(box.style, { width: "180px", fontSize: `${size}px`, direction });
      document.body.append(box);
      for (const council of ["Bournemouth, Christchurch and Poole", "Blackpool", "Cumbria"]) {
        const element = await show({ council, view });
        box.append(element);
        await element.updateComplete;
        const { width } = part(element, "rating")!.getBoundingClientRect();
        expect(Math.floor(width)).toBeLessThanOrEqual(180);
        expect(box.scrollWidth).toBeLessThanOrEqual(180);
      }
    }
  },
);

test("a badge is no higher than the line it stands in", async () => {
  const line = document.createElement("p");
  line.innerHTML = `Before <span></span>`;
  line.style.cssText = "width: 900px; font: 16px/1.5 sans-serif";
  document.body.append(line);
  const before = line.getBoundingClientRect().height;
  for (const view of ["inline", "badge"]) {
    const element = await show({ council: "Kent", view });
    line.querySelector("span")!.replaceChildren(element);
    await element.updateComplete;
    expect(line.getBoundingClientRect().height).toBeLessThanOrEqual(before);
  }
});

test("a thousand badges fetch the data once and are all right", async () => {
  const fetched = vi.spyOn(globalThis, "fetch");
  const ids = ["Kent", "Essex", "E06000009", "80536", "Trafford"];
  const box = document.createElement("div");
  box.innerHTML = Array.from(
    { length: 1000 },
    (_, i) => `<council-rating council="${ids[i % 5]}">x</council-rating>`,
  ).join(" ");
  document.body.append(box);
  const all = [...box.querySelectorAll("council-rating")];
  await expect.poll(() => all.every((each) => each.status === "ready")).toBe(true);
  expect(fetched).toHaveBeenCalledOnce();
  const options = fetched.mock.calls[0]![1]!;
  expect([options.credentials, options.referrerPolicy]).toEqual(["omit", "no-referrer"]);
  expect(all.map((each) => part(each, "council")!.textContent).slice(0, 5)).toEqual([
    "Kent County Council",
    "Essex County Council",
    "Blackpool Borough Council",
    "Oxfordshire County Council",
    "Trafford Metropolitan Borough Council",
  ]);
});

test("adding, moving, changing and removing in quick succession ends right, and tells nothing wrong", async () => {
  const heard: string[] = [];
  document.body.addEventListener("council-rating-load", (event) =>
    heard.push((event as CustomEvent<LoadDetail>).detail.council.name),
  );
  const element = document.createElement("council-rating");
  const boxes = [document.createElement("div"), document.createElement("div")];
  document.body.append(...boxes);
  for (let i = 0; i < 50; i++) {
    boxes[i % 2]!.append(element);
    element.council = i % 3 ? "Kent" : "Nowhere";
    element.src = i % 5 ? null : addressOf("broken");
    if (i % 7 === 0) element.remove();
  }
  element.council = "Essex";
  element.src = null;
  boxes[0]!.append(element);
  await expect.poll(() => element.status).toBe("ready");
  expect(said(element)).toContain("Essex County Council");
  expect(heard).toEqual(["Essex County Council"]);
});

test("an old answer does not overtake a newer address", async () => {
  let answerSlow: (response: Response) => void = () => undefined;
  const real = globalThis.fetch;
  vi.spyOn(globalThis, "fetch").mockImplementation((input, init) =>
    String(input).endsWith("/slow")
      ? new Promise((resolve) => {
          answerSlow = resolve;
        })
      : real(input, init),
  );
  const element = document.createElement("council-rating");
  element.council = "Kent";
  element.src = "https://data.example/slow";
  document.body.append(element);
  await element.updateComplete;
  element.src = addressOf(DATA);
  await settled(element);
  const older = JSON.parse(DATA);
  older.asOf = "2020-01-01";
  answerSlow(new Response(JSON.stringify(older)));
  element.view = "card";
  await element.updateComplete;
  expect(said(element)).toContain("as of 22 August 2026");
});

test("a second copy of the script leaves the first in place", async () => {
  const { define } = customElements;
  await import("../../../widget/define.ts?again" as string);
  expect(customElements.define).toBe(define);
  expect(customElements.get("council-rating")).toBe(CouncilRating);
});

test("a hostile name and hostile data are text, and throw nothing out", async () => {
  const thrown = vi.fn();
  addEventListener("error", thrown);
  addEventListener("unhandledrejection", thrown);
  const attack = `"><img src=x onerror="globalThis.hacked=1"><script>globalThis.hacked=1</script>`;
  const element = await show({ council: attack });
  expect(clean(part(element, "problem")!.textContent)).toContain("<img");
  const file = JSON.parse(DATA);
  file.councils[0][0] = attack;
  file.grades.good = attack;
  file.words[0] = { _$litType$: 1, strings: ["<b>"] };
  const other = await show({
    council: file.councils[0][1],
    src: addressOf(JSON.stringify(file)),
    view: "card",
  });
  expect(other.shadowRoot!.querySelector("img, script")).toBeNull();
  const evil = { ...JSON.parse(DATA), reports: "javascript:alert(1)//" };
  const refused = await show({ council: "Kent", src: addressOf(JSON.stringify(evil)) });
  expect(isFallbackShown(refused)).toBe(true);
  expect("hacked" in globalThis).toBe(false);
  expect(thrown).not.toHaveBeenCalled();
});

test("a rating a server rendered stays until the data is there, then is drawn anew", async () => {
  const box = document.createElement("div");
  box.setHTMLUnsafe(
    `<council-rating council="Kent" status="ready"><template shadowrootmode="open"><span id="old">Kent: as rendered</span></template><a>link</a></council-rating>`,
  );
  const element = box.querySelector("council-rating")!;
  element.src = "https://127.0.0.1:9/none.json";
  document.body.append(box);
  await element.updateComplete;
  expect(said(element)).toBe("Kent: as rendered");
  element.src = null;
  document.body.append(box);
  await expect.poll(() => said(element)).toContain("Kent County Council");
  expect(element.shadowRoot!.querySelector("#old")).toBeNull();
  expect(element.shadowRoot!.adoptedStyleSheets.length).toBe(1);
});
