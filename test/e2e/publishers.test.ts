/** A publisher's way, from a new report on Ofsted's site to the badge on a page that shows it. */
import { mkdtempSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createPoliteFetch } from "../../cli/update/politeFetch.ts";
import { applied } from "../../cli/update/proposal.ts";
import { updateFromSite } from "../../cli/update/update.ts";
import { compileLexicon } from "../../core/data/compileLexicon.ts";
import { readDataset } from "../../core/data/dataset.ts";
import { makeRegister } from "../../core/model/register.ts";
import { createResolver } from "../../core/model/resolve.ts";
import { packRatings } from "../../widget/packRatings.ts";
import { ROOT } from "../extensionInChromium.ts";
import { reportOf, serveOfsted } from "../ofstedSite.ts";
import { servePages } from "../pageServer.ts";
import { plainChromium } from "../plainChromium.ts";
import { reportPdf } from "../reportPdf.ts";

const chromium = plainChromium();

test("a report that came out since is proposed, taken, built, and shown by the badge on a page", async () => {
  const ofsted = await serveOfsted({
    "80476": [["60000001", "Children’s services inspection", "03 November 2026"]],
  });
  ofsted.pdfs.set(
    "60000001",
    await reportPdf(reportOf("Kent", ["Outstanding", "Good", "Outstanding", "Good"])),
  );
  const dataset = readDataset();
  const proposal = await updateFromSite({
    dataset,
    asOf: "2026-11-09",
    tell: () => undefined,
    site: ofsted.address,
    fetch: createPoliteFetch({ pause: 0, backoff: 10, retries: 1, patience: 5000 }),
    cache: mkdtempSync(join(tmpdir(), "council-ratings-cache-")),
  });
  await ofsted.close();
  const next = applied(dataset, proposal, []);
  // A report's address on this machine is none of the web: as on Ofsted's own site.
  for (const inspection of next.inspections)
    inspection.report = inspection.report.replace(ofsted.address, "https://files.ofsted.gov.uk/");
  const resolve = createResolver(compileLexicon(next), makeRegister(next));
  const server = await servePages(
    new Map([
      ["council-rating.js", readFileSync(join(ROOT, "dist/widget/council-rating.js"), "utf8")],
      ["ratings.json", JSON.stringify(packRatings(next, resolve))],
      [
        "page.html",
        `<!doctype html><script type="module" src="council-rating.js"></script><council-rating council="Kent"><a href="/kent">Kent</a></council-rating>`,
      ],
    ]),
  );
  try {
    const page = await chromium.open(server.url("page.html"));
    const badge = page.locator("council-rating");
    await expect.poll(() => badge.getAttribute("status")).toBe("ready");
    const shown = (await badge.locator("[part=rating]").textContent()) ?? "";
    expect(shown.replace(/\s+/g, " ")).toContain("Help and protection: Good");
    expect(shown).toContain("Ofsted, 3 November 2026");
    expect(await badge.locator("a[part=link]").getAttribute("href")).toBe(
      "https://files.ofsted.gov.uk/v1/file/60000001",
    );
  } finally {
    await server.close();
  }
});
