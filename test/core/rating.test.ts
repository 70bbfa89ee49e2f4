import { describe, expect, test } from "vitest";
import { register, resolveCouncil } from "../../core/bundledData.ts";
import { findInconsistencies } from "../../core/data/consistency.ts";
import { readDataset } from "../../core/data/dataset.ts";
import type { Council } from "../../core/model/council.ts";
import { latestRating, ratingHistory } from "../../core/model/rating.ts";

const today = Object.values(register.councils).filter((c) => !c.end);

function council(id: string): Council {
  const known = register.councils[id];
  if (!known) throw new Error(`no council ${id}`);
  return known;
}

function rating(id: string, asOf?: string) {
  const latest = latestRating(council(id), asOf);
  if (latest.kind !== "graded") throw new Error(`${id} has no inspection`);
  return latest;
}

describe("latest rating", () => {
  test("of 153 councils, as of 22 August 2026", () => {
    const counts: Record<string, number> = {};
    for (const { id } of today) {
      expect(rating(id).inspection.framework).toBe("ILACS");
      const overall = rating(id).overall ?? "none";
      counts[overall] = (counts[overall] ?? 0) + 1;
    }
    expect(today).toHaveLength(153);
    expect(counts).toEqual({
      outstanding: 46,
      good: 61,
      "requires-improvement": 24,
      inadequate: 11,
      none: 11,
    });
  });

  test("follows the publication date", () => {
    expect(rating("oxfordshire", "2018-06-01").inspection.judgements).toEqual({
      overall: "good",
      leaders: "good",
      "help-and-protection": "requires-improvement",
      "in-care-and-care-leavers": "good",
    });
    expect(rating("oxfordshire", "2018-05-21").inspection.framework).toBe("SIF");
    expect(latestRating(council("oxfordshire"), "2014-01-01").kind).toBe("none-in-data");
  });

  test("has no overall grade since April 2026; the last one is history", () => {
    expect(rating("blackpool").overall).toBeNull();
    expect(rating("blackpool").lastOverall).toEqual({
      grade: "requires-improvement",
      published: "2023-02-01",
    });
    expect(rating("oxfordshire").lastOverall).toBeNull();
  });

  test("one history through a change of name; none invented for the abolished", () => {
    expect(ratingHistory(council("somerset")).some((i) => i.published < "2023-04-01")).toBe(true);
    expect(latestRating(council("cumbria")).kind).toBe("none-in-data");
    expect(council("cumbria").successors).toEqual(["cumberland", "westmorland-and-furness"]);
  });

  test("all 488 inspections are kept, newest first", () => {
    expect(today.reduce((sum, c) => sum + c.inspections.length, 0)).toBe(488);
    for (const { inspections } of today) {
      const days = inspections.map((i) => i.published);
      expect(days).toEqual([...days].sort().reverse());
    }
  });
});

describe("resolve", () => {
  test.each([
    ["Oxfordshire", "oxfordshire"],
    ["E10000025", "oxfordshire"],
    ["80536", "oxfordshire"],
    ["931", "oxfordshire"],
    ["somerset-county", "somerset"],
    ["E10000027", "somerset"],
    ["the London Borough of Hackney", "hackney"],
    ["rbkc", "kensington-and-chelsea"],
    ["Brighton & Hove", "brighton-and-hove"],
    ["Dorset", "dorset"],
  ])("%j", (name, id) => {
    expect(resolveCouncil(name)).toMatchObject({ kind: "council", council: { id } });
  });

  test("ambiguous, unknown, and who is not inspected", () => {
    expect(resolveCouncil("Sussex")).toMatchObject({
      kind: "ambiguous",
      candidates: [{ id: "east-sussex" }, { id: "west-sussex" }],
    });
    expect(resolveCouncil("Oxfrodshire")).toMatchObject({
      kind: "unknown",
      nearest: expect.arrayContaining(["Oxfordshire"]),
    });
    expect(resolveCouncil("Oxford City Council")).toMatchObject({
      kind: "district",
      council: { id: "oxfordshire" },
    });
    expect(resolveCouncil("Cardiff")).toMatchObject({ kind: "other" });
  });

  test("every council by its own name, short name and codes", () => {
    for (const { id, name, gss, urn, dfe } of today) {
      for (const key of [id, name, gss, urn, dfe])
        expect(resolveCouncil(key ?? "")).toMatchObject({ kind: "council", council: { id } });
    }
  });
});

test("a build stops on data that does not hold together", () => {
  const data = readDataset();
  const [first] = data.inspections;
  const broken = {
    ...data,
    inspections: [
      { ...first!, urn: "99999" },
      { ...first!, judgements: { "in-care": "good" as const } },
    ],
  };
  expect(findInconsistencies(broken).join("\n")).toMatch(
    /no council has this URN[\s\S]*SIF has no judgement "in-care"/,
  );
  const [council] = data.councils;
  const doubled = {
    ...data,
    councils: [...data.councils, { ...council!, id: "twin", code: "TWN", urn: "80000", dfe: "999" }],
  };
  expect(findInconsistencies(doubled).join("\n")).toContain("share the strong name");
});
