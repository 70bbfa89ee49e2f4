/** Sites with settings of their own: turned off, or with links the reader said are wrong. */
import { useRef } from "preact/hooks";
import type { Site } from "../store/settings.ts";
import {
  data,
  exportSites,
  forgetSite,
  importSites,
  restoreLink,
  sites,
  turnSiteOn,
} from "./optionsState.ts";

export function Sites() {
  const chooser = useRef<HTMLInputElement>(null);
  return (
    <section>
      <h2>Sites</h2>
      {sites.value.length === 0 && (
        <p>
          None yet. Turn a site off in the popup, or hide a wrong link in its card, and it is listed here.
        </p>
      )}
      <ul class="sites">
        {sites.value.map((site) => (
          <Row key={site.host} site={site} />
        ))}
      </ul>
      <div class="buttons">
        <button type="button" disabled={sites.value.length === 0} onClick={exportSites}>
          Export the list
        </button>
        <button type="button" onClick={() => chooser.current?.click()}>
          Import a list
        </button>
        <input
          ref={chooser}
          type="file"
          accept="application/json,.json"
          aria-label="A list of sites to import"
          hidden
          onChange={(event) => {
            const [file] = event.currentTarget.files ?? [];
            if (file) void importSites(file);
            event.currentTarget.value = "";
          }}
        />
      </div>
    </section>
  );
}

function Row({ site }: { site: Site }) {
  const nameOf = (id: string) => {
    const { councils = {}, districts = {} } = data.value?.register ?? {};
    return (councils[id] ?? districts[id])?.name ?? id;
  };
  return (
    <li>
      <div class="site">
        <span>
          <strong>{site.host}</strong>
          {site.off && " (off)"}
        </span>
        {site.off && (
          <button type="button" onClick={() => void turnSiteOn(site)} aria-label={`Turn on for ${site.host}`}>
            Turn on
          </button>
        )}
        <button type="button" onClick={() => void forgetSite(site)} aria-label={`Remove ${site.host}`}>
          Remove
        </button>
      </div>
      {site.hidden.map((link) => (
        <div class="site" key={`${link.text} ${link.council}`}>
          <span class="quiet">
            “{link.text}” is not marked as {nameOf(link.council)}
          </span>
          <button
            type="button"
            onClick={() => void restoreLink(site, link)}
            aria-label={`Mark again: “${link.text}” on ${site.host}`}
          >
            Mark again
          </button>
        </div>
      ))}
    </li>
  );
}
