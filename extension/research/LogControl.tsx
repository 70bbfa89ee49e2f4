/** The scan log: on, paused or off, and of which sites it keeps nothing. */
import { Choice, Switch } from "../ui/choices.tsx";
import { changeLog, log, mentionCount, pages, remove } from "./researchState.ts";

/** @param full with everything there is to set */
export function LogControl({ full = false }: { full?: boolean }) {
  if (!log.value) return null;
  const { state, problem } = log.value;
  if (full) return <Full />;
  return (
    <div class="log" data-state={state}>
      <strong role="status">
        {state === "on" ? "● Scan log on" : state === "paused" ? "Scan log paused" : "Scan log off"}
      </strong>
      {state === "off" ? (
        <button type="button" onClick={() => void changeLog({ state: "on", problem: null })}>
          Turn on
        </button>
      ) : (
        <button
          type="button"
          onClick={() => void changeLog({ state: state === "on" ? "paused" : "on", problem: null })}
        >
          {state === "on" ? "Pause log" : "Resume log"}
        </button>
      )}
      {problem && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  );
}

function Full() {
  const settings = log.value;
  if (!settings) return null;
  const { state, wholePage, excluded } = settings;
  return (
    <div class="prose">
      <h2>Scan log</h2>
      <p>
        While it is on, each page that is scanned as you browse is kept here: its address, title, date and
        language, and each council it names with the sentence around. While it is on, the toolbar button has a
        red dot. Nothing leaves this computer, and private windows are never logged.
      </p>
      <Switch
        label="Log the pages I open"
        on={state === "on"}
        onChange={(on) => void changeLog({ state: on ? "on" : "off", problem: null })}
      />
      <Choice
        label="Read of each page"
        value={wholePage ? "whole" : "main"}
        options={{ main: "Its story, without what stands around it", whole: "All its text" }}
        onChange={(value) => void changeLog({ wholePage: value === "whole" })}
      />
      <h2>Excluded sites</h2>
      {excluded.length === 0 && <p>None. A site is excluded in the popup, or here:</p>}
      <ul class="sites">
        {excluded.map((site) => (
          <li key={site}>
            {site}{" "}
            <button
              type="button"
              aria-label={`Log ${site} again`}
              onClick={() => void changeLog({ excluded: excluded.filter((other) => other !== site) })}
            >
              Log again
            </button>
          </li>
        ))}
      </ul>
      <form
        class="line"
        onSubmit={(event) => {
          event.preventDefault();
          const input = event.currentTarget.elements.namedItem("site") as HTMLInputElement;
          const site = hostIn(input.value);
          input.setCustomValidity(site ? "" : "A site is a name such as news.example");
          if (!site) return void input.reportValidity();
          void changeLog({ excluded: [...new Set([...excluded, site])].sort() });
          input.value = "";
        }}
      >
        <label>
          Site{" "}
          <input
            name="site"
            placeholder="news.example"
            onInput={(event) => event.currentTarget.setCustomValidity("")}
          />
        </label>
        <button type="submit">Exclude</button>
      </form>
      <h2>Delete</h2>
      <p>
        {pages.value.length.toLocaleString("en-GB")} pages with {mentionCount.value.toLocaleString("en-GB")}{" "}
        mentions are in the log.
      </p>
      <button
        type="button"
        disabled={pages.value.length === 0}
        onClick={() => void remove(null, "The whole log was deleted.")}
      >
        Delete the whole log
      </button>
    </div>
  );
}

function hostIn(typed: string): string | null {
  const address = /^https?:\/\//i.test(typed.trim()) ? typed.trim() : `https://${typed.trim()}`;
  if (!URL.canParse(address)) return null;
  const { host } = new URL(address);
  return host.includes(".") || host.includes(":") ? host.replace(/^www\./, "") : null;
}
