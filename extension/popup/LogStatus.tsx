/** The scan log in the popup: whether it is on, and the way to what it holds. */
import { browser } from "wxt/browser";
import { siteOfAddress } from "../../core/record/pageAddress.ts";
import { ourPage } from "../ourPages.ts";
import { changeLogSettings } from "../store/logSettings.ts";
import { log, tab } from "./popupState.ts";

export function LogStatus() {
  if (!log.value) return null;
  const { settings, pages } = log.value;
  const { state, problem } = settings;
  return (
    <section class="log" aria-label="Scan log" data-state={state}>
      <p role="status">
        <strong>
          {state === "on" ? "● Scan log on" : state === "paused" ? "Scan log paused" : "Scan log off"}
        </strong>{" "}
        <span class="quiet">{pageWords(pages)}</span>
      </p>
      {state !== "off" && (
        <button type="button" onClick={() => void turn(state === "on" ? "paused" : "on")}>
          {state === "on" ? "Pause" : "Resume"}
        </button>
      )}
      <button type="button" onClick={() => void openResearch()}>
        Research
      </button>
      {problem && <p class="problem">{problem}</p>}
      {state === "on" && <Here />}
    </section>
  );
}

/** What becomes of the page at hand. */
function Here() {
  const site = siteOfAddress(tab.value?.url ?? "");
  if (!log.value || !site) return null;
  const { excluded } = log.value.settings;
  if (tab.value?.isPrivate) return <p class="quiet">Pages in private windows are never logged.</p>;
  const isExcluded = excluded.includes(site);
  const others = excluded.filter((other) => other !== site);
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        aria-checked={!isExcluded}
        checked={!isExcluded}
        onChange={() => void changeLogSettings({ excluded: isExcluded ? others : [...excluded, site] })}
      />
      <span>Log pages of {site}</span>
    </label>
  );
}

function turn(state: "on" | "paused") {
  return changeLogSettings({ state, problem: null });
}

async function openResearch(): Promise<void> {
  await browser.tabs.create({ url: ourPage("research.html") });
  window.close();
}

function pageWords(pages: number): string {
  return pages === 1 ? "1 page" : `${pages.toLocaleString("en-GB")} pages`;
}
