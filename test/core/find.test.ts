import { describe, expect, test } from "vitest";
import { findMentions } from "../../core/bundledData.ts";
import type { PageContext } from "../../core/find/evidence.ts";

/** "class surface -> councils" for each mention */
function found(text: string, page?: PageContext): string[] {
  return findMentions(text, page).map((m) => `${m.class} ${m.surface} -> ${m.councils.join(", ")}`);
}

describe("names", () => {
  test.each([
    ["Oxfordshire County Council", "name", "oxfordshire"],
    ["oxfordshire county council", "name", "oxfordshire"],
    ["OXFORDSHIRE COUNTY COUNCIL", "name", "oxfordshire"],
    ["Hackney council", "name", "hackney"],
    ["LB Barnet", "name", "barnet"],
    ["London Borough of Hackney", "name", "hackney"],
    ["RBKC", "name", "kensington-and-chelsea"],
    ["B&NES", "name", "bath-and-north-east-somerset"],
    ["City of York Council", "name", "york"],
    ["East Riding of Yorkshire Council", "name", "east-riding-of-yorkshire"],
    ["Bath & North East Somerset Council", "name", "bath-and-north-east-somerset"],
    ["Stockton on Tees Borough Council", "name", "stockton-on-tees"],
    ["St. Helens Council", "name", "st-helens"],
    ["Bournemouth, Christchurch and Poole Council", "name", "bournemouth-christchurch-and-poole"],
    ["Oxfordshire\u00a0County\nCouncil", "name", "oxfordshire"],
    ["Stock\u00adport Coun\u00adcil", "name", "stockport"],
    ["Wigan MBC", "name", "wigan"],
    ["Somerset County Council", "name", "somerset"],
    ["Cumbria County Council", "former", "cumbria"],
    ["Dorset County Council", "former", "dorset-county"],
    ["Birmingham Children’s Trust", "trust", "birmingham"],
    ["Achieving for Children", "trust", "kingston-upon-thames, richmond-upon-thames, windsor-and-maidenhead"],
    ["Oxford City Council", "district", "oxford"],
    ["King’s Lynn & West Norfolk Borough Council", "district", "kings-lynn-and-west-norfolk"],
  ])("%j is a %s", (surface, kind, council) => {
    expect(found(`They asked ${surface}’s leader in Britain.`)).toEqual([`${kind} ${surface} -> ${council}`]);
  });

  test("lists share a designation or a style", () => {
    expect(found("Kent and Essex county councils")).toEqual([
      "name Kent -> kent",
      "name Essex county councils -> essex",
    ]);
    expect(found("Lambeth and Westminster City Councils")).toHaveLength(2);
    expect(found("the London boroughs of Camden, Brent and Hackney")).toEqual([
      "name Camden -> camden",
      "name Brent -> brent",
      "name Hackney -> hackney",
    ]);
    expect(found("Oxfordshire County and Oxford City councils")).toHaveLength(2);
  });

  test("a name does not cross a blank line", () => {
    expect(found("Oxfordshire\n\nCounty Council")).toEqual([]);
  });

  test.each([
    "Reading Festival",
    "Kent Police said",
    "Bury FC beat Derby County",
    "New York City Council",
    "Birmingham council tax",
    "Bradford Council for Mosques",
    "Kent councils met",
    "Cardiff Council",
    "Greater Manchester Combined Authority",
    "a crash in Oxfordshire",
    "South Hackney Council",
    "in Croydon – council leaders said",
    "Kent City Council",
    "the City of London",
    "Moulton Parish Council",
  ])("%j is left alone", (text) => {
    expect(found(text)).toEqual([]);
  });

  test("namesakes abroad are left alone, by words of the page or by its address", () => {
    expect(found("Birmingham City Council, in Alabama, voted on Tuesday.")).toEqual([]);
    expect(found("Camden Council, in Sydney's south-west, said")).toEqual([]);
    expect(found("Cumberland Council met.", { url: "https://news.example.com.au/a", lang: "en-AU" })).toEqual(
      [],
    );
    expect(found("Birmingham City Council met.", { url: "https://news.example.co.uk/a" })).toHaveLength(1);
  });
});

describe("places", () => {
  test.each([
    ["Oxfordshire was rated good by Ofsted", "oxfordshire"],
    ["children's services in Croydon were criticised", "croydon"],
    ["Rochdale social workers had failed them", "rochdale"],
    ["Trafford has been judged inadequate by Ofsted", "trafford"],
  ])("%j means the council", (text, council) => {
    expect(findMentions(text).map((m) => [m.class, ...m.councils])).toEqual([["place", council]]);
  });

  test.each([
    "An academy in Croydon was rated good by Ofsted",
    "A children's home in Bolton was rated inadequate by Ofsted",
    "He moved to Kent, where social services supported him",
  ])("%j does not", (text) => {
    expect(found(text)).toEqual([]);
  });
});

test("every link can say why, and the reasons add up to the confidence", () => {
  const [mention] = findMentions("Kent County Council met.", {}, { explain: true });
  const logOdds = (mention?.evidence ?? []).reduce((sum, e) => sum + e.weight, 0);
  expect(mention?.confidence).toBeCloseTo(1 / (1 + Math.exp(-logOdds)), 2);
});
