/** The toolbar popup: the councils on this page with their grades, and a search for any other. */
import { browser } from "wxt/browser";
import { CouncilSearch } from "../../ui/CouncilSearch.tsx";
import { GradeChip } from "../../ui/grades.tsx";
import { RatingDetails } from "../../ui/RatingDetails.tsx";
import type { TabNames } from "../messages.ts";
import { TabMessage } from "../tab/TabMessage.tsx";
import { openSidePanel } from "../tab/tabAtHand.ts";
import { Switch } from "../ui/choices.tsx";
import { DataAge } from "../ui/dataAge.tsx";
import { OwnCouncil } from "../ui/OwnCouncil.tsx";
import { LogStatus } from "./LogStatus.tsx";
import { choose, chosen, data, jump, jumps, own, search, site, state, tab, turn } from "./popupState.ts";

export function Popup() {
  return (
    <main>
      <header>
        <h1>Councils on this page</h1>
        {site.value && (
          <Switch
            label={`Mark councils on ${site.value.host}`}
            on={site.value.on}
            onChange={(on) => void turn(on)}
          />
        )}
      </header>
      <CouncilSearch label="Search for any council" search={search} onChoose={choose} />
      {chosen.value ? (
        <Chosen />
      ) : (
        <>
          {own.value && <OwnCouncil rating={own.value} onChoose={choose} />}
          <OnThisPage />
        </>
      )}
      <LogStatus />
      <Footer />
    </main>
  );
}

function OnThisPage() {
  if (state.value.kind !== "read") return <TabMessage state={state.value} tab={tab.value} />;
  const { named } = state.value.names;
  if (named.length === 0) return <TabMessage state={{ kind: "none" }} tab={tab.value} />;
  return (
    <ul class="councils">
      {named.map((council) => (
        <Row key={council.id} {...council} />
      ))}
    </ul>
  );
}

function Row({ id, count, frameIds, rating }: TabNames["named"][number]) {
  const last = jumps.value.get(id);
  const times = count === 1 ? "named once" : `named ${count} times`;
  return (
    <li>
      <button type="button" class="row" onClick={() => void jump(id, frameIds)}>
        <span class="name">{rating.name}</span>
        <span class="count">
          {last && last.of > 1 ? `${last.at} of ${last.of} in the page` : times}
          {rating.readHere && " · read on this computer"}
        </span>
        <GradeChip style={rating.style} words={rating.headline} />
      </button>
    </li>
  );
}

function Chosen() {
  return (
    <div class="chosen">
      <button type="button" onClick={() => choose(null)}>
        ← Councils on this page
      </button>
      {chosen.value && <RatingDetails rating={chosen.value} others={{ onShow: choose }} />}
    </div>
  );
}

function Footer() {
  const openPanel = async () => {
    if (!tab.value) return;
    await openSidePanel(tab.value);
    window.close();
  };
  return (
    <footer>
      <DataAge asOf={data.value?.register.asOf} />
      <button type="button" onClick={() => void openPanel()}>
        Side panel
      </button>
      <a class="button" href="england.html" target="_blank" rel="noopener">
        England at a glance
      </a>
      <button type="button" onClick={() => void browser.runtime.openOptionsPage()}>
        Settings
      </button>
    </footer>
  );
}
