/** The settings page. Everything is saved as it is chosen. */
import { oldWords } from "../../core/model/freshness.ts";
import { dateWords } from "../../core/model/ratingWords.ts";
import { Choice, Switch } from "../ui/choices.tsx";
import { Done } from "../ui/Done.tsx";
import { CheckOfsted } from "../ui/dataAge.tsx";
import { DATA_KEY, DATA_URL } from "../update/dataAddress.ts";
import { updateWords } from "../update/updateWords.ts";
import {
  change,
  changeWeekly,
  checkData,
  commands,
  data,
  done,
  forgetReadHere,
  isWeekly,
  openShortcutSettings,
  readHere,
  resetAll,
  settings,
  undo,
  update,
} from "./optionsState.ts";
import { Sites } from "./Sites.tsx";

export function Options() {
  return (
    <main class="page">
      <h1>Council Ratings: settings</h1>
      <p class="quiet">Everything is saved as you choose it, and follows you where your browser syncs.</p>
      {settings.value && <Marks />}
      {settings.value && <Links />}
      <Sites />
      <Data />
      <Keyboard />
      <section>
        <h2>Reset</h2>
        <p>Puts all settings back as they were at first and forgets all sites.</p>
        <button type="button" onClick={() => void resetAll()}>
          Reset everything
        </button>
      </section>
      <Done message={done.value} onUndo={() => void undo()} onClose={() => (done.value = null)} />
    </main>
  );
}

function Marks() {
  const { marks, which } = settings.value ?? {};
  return (
    <section>
      <h2>Marks</h2>
      <Choice
        label="In the page"
        value={marks}
        options={{
          badges: "Underlines, and a badge with the grade behind a council's first mention",
          underline: "Underlines only",
        }}
        onChange={(value) => void change({ marks: value })}
      />
      <Choice
        label="Mark"
        value={which}
        options={{ every: "Every mention of a council", first: "Only the first mention of each council" }}
        onChange={(value) => void change({ which: value })}
      />
    </section>
  );
}

function Links() {
  const now = settings.value;
  if (!now) return null;
  return (
    <section>
      <h2>What is marked</h2>
      <p>Full names, such as “Oxfordshire County Council”, are always marked.</p>
      <Choice
        label="Places that seem to mean the council (“Oxfordshire was rated good”)"
        value={now.places}
        options={{
          off: "Never",
          careful: "Only where the words around leave hardly a doubt",
          on: "Also where it is likely",
        }}
        onChange={(places) => void change({ places })}
      />
      <Switch label="Children's trusts" on={now.trust} onChange={(trust) => void change({ trust })} />
      <Switch label="Councils of the past" on={now.former} onChange={(former) => void change({ former })} />
      <Switch
        label="District councils, to say who runs children's services there"
        on={now.district}
        onChange={(district) => void change({ district })}
      />
    </section>
  );
}

function Data() {
  const { register } = data.value ?? {};
  const { reports } = readHere.value;
  const count = Object.values(register?.councils ?? {}).filter((council) => council.end === null).length;
  return (
    <section>
      <h2>Data</h2>
      {register && oldWords(register.asOf) && <p class="old">{oldWords(register.asOf)}.</p>}
      {register && (
        <p>
          {count} councils of today, as of <strong>{dateWords(register.asOf)}</strong>. Contains public sector
          information from Ofsted licensed under the Open Government Licence v3.0; names of councils from
          mySociety, of places from GeoNames (both CC BY 4.0).
        </p>
      )}
      {DATA_URL === null ? (
        <p>Newer data comes with updates of the extension, and from Ofsted's own site when you look there.</p>
      ) : (
        <>
          <p>
            Newer data is looked for once a week at {new URL(DATA_URL).host}
            {DATA_KEY !== null && ", and taken only with the right signature"}. Nothing about you is sent.
          </p>
          <button
            type="button"
            disabled={update.value?.outcome.kind === "checking"}
            onClick={() => void checkData()}
          >
            Look for newer data now
          </button>
        </>
      )}
      <CheckOfsted />
      <Switch
        label="Look at Ofsted's site each week"
        on={isWeekly.value}
        onChange={(on) => void changeWeekly(on)}
      />
      <p class="quiet">
        Only Ofsted's site is asked, for its list of councils and for reports that came out since: nothing of
        you or of any page is sent.
      </p>
      {readHere.value.isAny && (
        <p>
          {reports === 1 ? "1 report was" : `${reports} reports were`} read on this computer.{" "}
          <button type="button" onClick={() => void forgetReadHere()}>
            Forget what was read here
          </button>
        </p>
      )}
      <p class="update" role="status">
        {update.value && (
          <>
            {updateWords(update.value)}{" "}
            <time class="quiet" dateTime={new Date(update.value.checkedAt).toISOString()}>
              ({new Date(update.value.checkedAt).toLocaleString("en-GB")})
            </time>
          </>
        )}
      </p>
    </section>
  );
}

function Keyboard() {
  return (
    <section>
      <h2>Keyboard</h2>
      <dl class="keys">
        {commands.value.map(({ description, shortcut }) => (
          <div key={description}>
            <dt>{description}</dt>
            <dd>{shortcut ? <kbd>{shortcut}</kbd> : "not set"}</dd>
          </div>
        ))}
        <div>
          <dt>Close the card</dt>
          <dd>
            <kbd>Escape</kbd>
          </dd>
        </div>
        <div>
          <dt>Search from the address bar</dt>
          <dd>
            <kbd>ilacs</kbd>, a space, and a name
          </dd>
        </div>
      </dl>
      <button type="button" onClick={() => void openShortcutSettings()}>
        Change keyboard shortcuts
      </button>
    </section>
  );
}
