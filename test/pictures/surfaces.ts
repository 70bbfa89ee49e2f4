/** Every surface of the extension, as a reader comes to it. */

import type { Page } from "playwright";
import { INSTALL_SURFACES } from "./installSurface.ts";
import { LOOK_SURFACES } from "./lookSurfaces.ts";
import {
  NARROW,
  openCard,
  openForSite,
  openOurs,
  openSite,
  PANEL,
  POPUP,
  type Stage,
  type Surface,
  WIDE,
} from "./stage.ts";
import { storyFiles } from "./storyFiles.ts";

const READER_SURFACES: readonly Surface[] = [
  {
    name: "marks",
    words: "Marks and badges: each grade has its own colour and line, and badges say it in words",
    widths: [WIDE, NARROW],
    height: 720,
    async show(stage, width) {
      const page = await openSite(stage, "grades.html", width);
      await page.locator("council-ratings-badge").first().waitFor();
      return page;
    },
  },
  {
    name: "card",
    words: "The card: judgements, timeline, what was known when the page was published, the report",
    widths: [WIDE, NARROW],
    height: 800,
    async show(stage, width) {
      const page = await openSite(stage, "news.html", width);
      if (width === WIDE) await page.locator("council-ratings-badge").first().waitFor();
      await openCard(page, "Hackney Council");
      return page;
    },
  },
  {
    name: "card-since-2026",
    words: "The card of a council inspected since April 2026: four judgements, and no overall grade made up",
    widths: [WIDE],
    height: 800,
    async show(stage, width) {
      const page = await openSite(stage, "news.html", width);
      await openCard(page, "Blackpool Council");
      return page;
    },
  },
  {
    name: "popup",
    words: "The popup: the councils on the page",
    widths: [POPUP],
    show: (stage, width) => openForSite(stage, "popup.html", width),
  },
  {
    name: "popup-search",
    words: "The popup: searching for any council",
    widths: [POPUP],
    height: 600,
    async show(stage, width) {
      const popup = await openForSite(stage, "popup.html", width);
      await popup.getByRole("combobox").fill("north");
      await popup.getByRole("option").first().waitFor();
      return popup;
    },
  },
  {
    name: "popup-pdf",
    words: "The popup on a PDF: what cannot be done, and what can",
    widths: [POPUP],
    async show(stage, width) {
      const popup = await openForSite(stage, "popup.html", width, "minutes.pdf");
      await popup.getByText("PDF").first().waitFor();
      return popup;
    },
  },
  {
    name: "panel",
    words: "The side panel: every mention in its sentence, with filters",
    widths: [PANEL],
    height: 900,
    show: (stage, width) => openForSite(stage, "sidepanel.html", width),
  },
  {
    name: "panel-comparison",
    words: "The side panel: councils side by side",
    widths: [PANEL, 800],
    height: 900,
    async show(stage, width) {
      const panel = await openForSite(stage, "sidepanel.html", width, "grades.html");
      for (const name of ["Kent County Council", "Essex County Council", "Swindon Borough Council"])
        await panel
          .getByRole("button", { name: `Compare ${name}` })
          .first()
          .click();
      await panel.getByRole("table").scrollIntoViewIfNeeded();
      return panel;
    },
  },
  {
    name: "options",
    words: "Settings",
    widths: [WIDE, NARROW],
    show: (stage, width) => openOurs(stage, "options.html", width),
  },
  {
    name: "welcome",
    words: "Welcome, with a demonstration that is real",
    widths: [WIDE, NARROW],
    async show(stage, width) {
      const page = await openOurs(stage, "welcome.html", width);
      await page.locator("council-ratings-badge").first().waitFor();
      return page;
    },
  },
  {
    name: "council",
    words: "A council's page: where the address bar's “ilacs” leads",
    widths: [WIDE, NARROW],
    async show(stage, width) {
      const page = await openOurs(stage, "council.html?id=oxfordshire", width);
      await page.getByRole("heading", { name: "Oxfordshire" }).first().waitFor();
      return page;
    },
  },
];

const RESEARCH_SURFACES: readonly Surface[] = [
  {
    name: "research-table",
    words: "Research: the mentions of the scan log, with filters and labels",
    widths: [WIDE, NARROW],
    height: 800,
    async show(stage, width) {
      const research = await openResearch(stage, width, "Table");
      if (width === NARROW) return research;
      await research.locator("tbody tr:not(.gap)").nth(2).click();
      await research.getByRole("button", { name: "Relevant", exact: true }).click();
      await research.getByRole("button", { name: "Relevant", exact: true, pressed: true }).waitFor();
      return research;
    },
  },
  {
    name: "research-charts",
    words: "Research: charts of what the filters leave, to be saved with their figures",
    widths: [WIDE, NARROW],
    height: 900,
    async show(stage, width) {
      const research = await openResearch(stage, width, "Charts");
      await research.locator("figure img").nth(3).waitFor();
      return research;
    },
  },
  {
    name: "research-batch",
    words: "Research: a batch of pages",
    widths: [WIDE, NARROW],
    show: (stage, width) => openResearch(stage, width, "Batch"),
  },
  {
    name: "research-join",
    words: "Research: the grades beside a table of one's own, with what did not match to be mended",
    widths: [WIDE, NARROW],
    show: async (stage, width) => {
      const page = await openResearch(stage, width, "Join");
      const table = "la_name,children\nKent,10\nCherwell,3\nEngland,99\nBrimingham,2\nHackney,7\nSussex,5\n";
      const file = { name: "children.csv", mimeType: "text/csv", buffer: Buffer.from(table) };
      await page.getByLabel(/^Drop a table here/).setInputFiles(file);
      await page.getByText(/rows matched/).waitFor();
      return page;
    },
  },
  {
    name: "research-files",
    words: "Research: export with codebook and methods note, and merging two logs",
    widths: [WIDE],
    show: (stage, width) => openResearch(stage, width, "Export and import"),
  },
  {
    name: "research-log",
    words: "Research: what is logged, and what is not",
    widths: [WIDE],
    show: (stage, width) => openResearch(stage, width, "Log"),
  },
  {
    name: "popup-log",
    words: "The popup while the scan log is on",
    widths: [POPUP],
    show: (stage, width) => openForSite(stage, "popup.html", width),
  },
];

export const SURFACES = [...READER_SURFACES, ...RESEARCH_SURFACES, ...LOOK_SURFACES, ...INSTALL_SURFACES];

/** With pages of our own in the log, read as a batch of files. */
async function openResearch(stage: Stage, width: number, tab: string): Promise<Page> {
  const research = await openOurs(stage, "research.html", width);
  await research.locator(".empty, .count").waitFor();
  if (await research.locator(".empty").isVisible()) {
    await research.getByRole("button", { name: "Turn on" }).click();
    await research.getByRole("tab", { name: "Batch" }).click();
    await research.getByLabel("Files to read").setInputFiles(storyFiles());
    await research.getByRole("button", { name: "Start" }).click();
    await research.getByText(/(\d+) of \1 read\./).waitFor();
  }
  await research.getByRole("tab", { name: tab, exact: true }).click();
  return research;
}
