/** Brings a surface into each of its states, to be looked at in every one. */
import type { Page } from "playwright";
import { type Chromium, waitForMark } from "./inChromium.ts";

type Look = (page: Page) => Promise<void>;

async function openStory(chromium: Chromium): Promise<Page> {
  const page = await chromium.open("news.html");
  await waitForMark(page, "Oxford City Council");
  return page;
}

/** The list, a search, a council. */
export async function lookAtPopup(chromium: Chromium, look: Look): Promise<void> {
  const popup = await chromium.openOurs("popup.html", await openStory(chromium));
  await popup.getByRole("button", { name: /Kent County Council/ }).waitFor();
  await look(popup);
  await popup.getByRole("combobox").fill("nor");
  await popup.getByRole("option").first().waitFor();
  await look(popup);
  await popup.keyboard.press("Enter");
  await popup.getByText("Timeline:").click();
  await look(popup);
}

/** With a comparison, and with room for a text. */
export async function lookAtPanel(chromium: Chromium, look: Look): Promise<void> {
  const panel = await chromium.openOurs("sidepanel.html", await openStory(chromium));
  for (const name of ["Kent County Council", "Blackpool Borough Council"])
    await panel
      .getByRole("button", { name: `Compare ${name}` })
      .first()
      .click();
  await panel.getByText("Find councils in a text of your own").click();
  await look(panel);
}
