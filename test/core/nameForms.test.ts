/** Names as official tables and everyday writing have them. */
import { describe, expect, test } from "vitest";
import { findMentions, resolveCouncil } from "../../core/bundledData.ts";

function means(name: string): string {
  const found = resolveCouncil(name);
  switch (found.kind) {
    case "council":
      return found.council.id;
    case "district":
      return `district ${found.district.id}`;
    case "trust":
      return found.councils.map((c) => c.id).join(" + ");
    case "ambiguous":
      return found.candidates.map((c) => c.id).join(" or ");
    default:
      return found.kind;
  }
}

describe("a table's name", () => {
  test.each([
    ["Herefordshire, County of", "herefordshire"],
    ["Bristol, City of", "bristol"],
    ["Bristol City of", "bristol"],
    ["Kingston upon Hull, City of", "kingston-upon-hull"],
    ["Hull, Kingston upon", "kingston-upon-hull"],
    ["Durham, County", "durham"],
    ["Wight, Isle of", "isle-of-wight"],
    ["Sussex, West", "west-sussex"],
    ["Kensington & Chelsea, Royal Borough of", "kensington-and-chelsea"],
    ["Westminster, City of", "westminster"],
    ["Isles of Scilly, Council of the", "isles-of-scilly"],
    ["Durham CC", "durham"],
    ["Bradford MDC", "bradford"],
    ["St. Helens MBC", "st-helens"],
    ["Merton LBC", "merton"],
    ["Hackney (LB)", "hackney"],
    ["RB Windsor and Maidenhead", "windsor-and-maidenhead"],
    ["Royal Borough Greenwich", "greenwich"],
    ["Medway Towns", "medway"],
    ["Darlington UA", "darlington"],
    ["Dorset UA", "dorset"],
    ["Derby City UA", "derby"],
    ["Leeds District", "leeds"],
    ["Leicester City", "leicester"],
    ["Cornwall (Unitary Authority)", "cornwall"],
    ["The Mayor and Burgesses of the London Borough of Lambeth", "lambeth"],
    ["Lord Mayor and Citizens of the City of Westminster", "westminster"],
    ["Council of the City of Sunderland", "sunderland"],
    ["Surrey County Council (SCC)", "surrey"],
    ["Newcastle upon Tyne City Council (NCC)", "newcastle-upon-tyne"],
    ["Sunderland City Council - Together for Children", "sunderland"],
    ["Kingston upon Thames - Achieving for Children", "kingston-upon-thames"],
    ["Surrey LA", "surrey"],
    ["Essex County Council Children's Services", "essex"],
    ["Rutland County Council District Council", "rutland"],
    ["camden.gov.uk", "camden"],
    ["https://www.nottinghamcity.gov.uk/children", "nottingham"],
    ["E07000148", "district norwich"],
    ["E07000004", "district aylesbury-vale"],
    ["W06000015", "other"],
  ])("%s", (name, id) => {
    expect(means(name)).toBe(id);
  });
});

describe("what people write every day", () => {
  test.each([
    ["Warks County Council", "warwickshire"],
    ["North Yorks Council", "north-yorkshire"],
    ["N. Yorks Council", "north-yorkshire"],
    ["E Sussex County Council", "east-sussex"],
    ["W. Berks Council", "west-berkshire"],
    ["NE Lincs Council", "north-east-lincolnshire"],
    ["IoW Council", "isle-of-wight"],
    ["Westmorland council", "westmorland-and-furness"],
    ["N Somerset Council", "north-somerset"],
    ["Council of the City of Sunderland", "sunderland"],
    ["Bradford MDC", "bradford"],
    ["Durham CC", "durham"],
    ["RB Kensington and Chelsea", "kensington-and-chelsea"],
    ["Bristol, City of", "bristol"],
  ])("%s", (name, id) => {
    expect(means(name)).toBe(id);
    expect(findMentions(`A note by ${name} says so.`).map((m) => [m.surface, ...m.councils])).toEqual([
      [name, id],
    ]);
  });

  test("councillors are of their council", () => {
    expect(findMentions("Kent councillors voted to keep the ferry.").map((m) => m.councils)).toEqual([
      ["kent"],
    ]);
  });

  test.each([
    "Mid Kent Council",
    "NE Kent Council",
    "Greater Bristol Council",
    "Great Sutton Council",
    "Old Rochdale Council",
    "West Hackney Council",
    "Durham CC won the cricket league",
    "Bristol, City of Culture",
    "Wigan council of churches",
  ])("%s is another's, or nobody's", (text) => {
    expect(findMentions(`They spoke of ${text}.`)).toEqual([]);
  });

  test("a form that could be two councils offers both", () => {
    expect(means("Kingston")).toBe("kingston-upon-hull or kingston-upon-thames");
    expect(means("Sussex CC")).toBe("east-sussex or west-sussex");
    expect(means("Cheshire")).toBe("cheshire-east or cheshire-west-and-chester");
  });
});

test("trusts follow dates", () => {
  expect(means("Northamptonshire Children's Trust")).toBe("north-northamptonshire + west-northamptonshire");
  const [then] = findMentions("Northamptonshire Children's Trust began work.", { published: "2020-12-01" });
  expect(then?.councils).toEqual(["northamptonshire"]);
  const [before] = findMentions("Achieving for Children began work.", { published: "2015-06-01" });
  expect(before?.councils).toEqual(["kingston-upon-thames", "richmond-upon-thames"]);
});

test.each([
  ["very long", "Kent ".repeat(2000)],
  ["control characters", "\u0000\u0001\u001b[31m"],
  ["marks that turn the line round", "\u200f\u202e\u2066"],
  ["emoji", "😀👩‍👧‍👦🏴"],
  ["empty", ""],
  ["only spaces", "  \n\t "],
  ["only brackets", "()[]((("],
  ["only commas", ",,,,,"],
])("a name that is %s is nobody's", (_what, name) => {
  expect(resolveCouncil(name)).toEqual({ kind: "unknown", nearest: [] });
});
