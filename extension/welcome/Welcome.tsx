/** Shown once after installation: what the marks mean, tried on a text of our own. */

import { asOf } from "virtual:council-ratings/as-of";
import { signal } from "@preact/signals";
import { useLayoutEffect, useRef } from "preact/hooks";
import { browser } from "wxt/browser";
import { dateWords } from "../../core/model/ratingWords.ts";
import { chooseWeekly, readWeekly } from "../store/lookStatus.ts";
import { Switch } from "../ui/choices.tsx";
import { STYLE_WORDS } from "../ui/choiceWords.ts";
import { CheckOfsted } from "../ui/dataAge.tsx";

const isWeekly = signal(false);
void readWeekly().then((chosen) => {
  isWeekly.value = chosen;
});

export function Welcome() {
  const story = useRef<HTMLElement>(null);
  useLayoutEffect(() => leaveRoomForBadges(story.current), []);
  return (
    <main class="page">
      <h1>Council Ratings is ready</h1>
      <p>
        On any page that names a council in England, its name is underlined by how Ofsted graded its
        children's services. Try it here: point at an underlined name, tap it, or press <kbd>Tab</kbd> to
        reach a link.
      </p>
      <article ref={story} class="story" aria-label="A text to try it on">
        <p>
          Oxfordshire County Council will lead a training scheme for new social workers, it was said on
          Monday.
        </p>
        <p>
          Hackney Council was the first to join it, and has sent twelve people who began their studies there.
        </p>
        <p>Children's services in Croydon may follow in the spring, once their own plans are settled.</p>
        <p>
          Birmingham Children's Trust has run a scheme like it for some time, and has offered to share what it
          learned.
        </p>
        <p>
          How it goes will be watched from the coast, said a spokesperson for{" "}
          <a href="#lines">Blackpool Council</a>.
        </p>
      </article>
      <section id="lines">
        <h2>What the lines say</h2>
        <ul class="lines">
          {Object.entries(STYLE_WORDS).map(([style, words]) => (
            <li key={style}>
              <span data-grade={style}>{words}</span>
            </li>
          ))}
        </ul>
        <p>
          Ofsted gives no overall grade since April 2026: for councils inspected since, the card shows the
          judgements it gave. A grade is never guessed.
        </p>
      </section>
      <section>
        <h2>The latest grades</h2>
        <p>
          The grades that come with this version are of {dateWords(asOf)}. Ofsted publishes new ones almost
          every week: Council Ratings can look for them on Ofsted's own site, and reads their reports on this
          computer. Nothing of you or of any page is sent.
        </p>
        <Switch
          label="Look at Ofsted's site each week"
          on={isWeekly.value}
          onChange={(on) => {
            isWeekly.value = on;
            void chooseWeekly(on);
          }}
        />
        <CheckOfsted />
        <p>
          <a href="england.html">England at a glance</a>: all councils as a map and a table, on any day since
          2013.
        </p>
      </section>
      <section>
        <h2>Yours alone</h2>
        <ul class="privacy">
          <li>Pages are read on your machine. No text, address or name of them ever leaves it.</li>
          <li>Turn it off for a site in the popup, and hide a wrong link in its card.</li>
        </ul>
        <button type="button" onClick={() => void browser.runtime.openOptionsPage()}>
          Choose what is marked
        </button>
      </section>
    </main>
  );
}

/** A badge may take another line, in a wide font or a narrow window: nothing moves for it when there is room. */
function leaveRoomForBadges(story: HTMLElement | null): void {
  for (const paragraph of story?.querySelectorAll("p") ?? []) {
    const lines = Math.round(
      paragraph.offsetHeight / Number.parseFloat(getComputedStyle(paragraph).lineHeight),
    );
    paragraph.style.minHeight = `${lines + 1}lh`;
  }
}
