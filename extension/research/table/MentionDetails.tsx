/** One mention in full, with what the researcher says of it. */
import { useEffect, useRef } from "preact/hooks";
import { dateWords } from "../../../core/model/ratingWords.ts";
import type { GradeRecord, Label } from "../../../core/record/pageRecord.ts";
import { chosen, remove, setLabel } from "../researchState.ts";
import { Grades } from "./Grades.tsx";
import type { MentionRow } from "./rows.ts";

const VERDICTS = {
  relevant: "Relevant",
  "not-relevant": "Not relevant",
  "wrong-council": "Wrong council",
} as const;

export function MentionDetails({ row, onClose }: { row: MentionRow; onClose(): void }) {
  const { page, mention } = row;
  const heading = useRef<HTMLHeadingElement>(null);
  const close = () => {
    chosen.value = null;
    onClose();
  };
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <aside
      class="details"
      aria-label="The mention"
      onKeyDown={(event) => {
        if (event.key === "Escape") close();
      }}
    >
      <button type="button" class="close" aria-label="Close" onClick={close}>
        ✕
      </button>
      <h2 ref={heading} tabIndex={-1}>
        {mention.gradesNow.map(({ name }) => name).join(", ")}
      </h2>
      <blockquote>
        {mention.before}
        <b>{mention.surface}</b>
        {mention.after}
      </blockquote>
      <Labels row={row} />
      <dl>
        <dt>Grade now</dt>
        <dd>
          <Grades grades={mention.gradesNow} />
          <Reports grades={mention.gradesNow} />
        </dd>
        <dt>When published</dt>
        <dd>
          <Grades grades={mention.gradesThen} />
          <Reports grades={mention.gradesThen ?? []} />
        </dd>
        <dt>Page</dt>
        <dd>
          {/^https?:/.test(page.address) ? (
            <a href={page.address}>{page.title ?? page.address}</a>
          ) : (
            page.address
          )}
          <br />
          <span class="quiet">
            {page.published
              ? `${dateWords(page.published)} (${DATE_FROM[page.publishedFrom ?? "given"]})`
              : "It gives no date"}
            . Scanned {new Date(page.scannedAt).toLocaleString("en-GB")}.
          </span>
        </dd>
        <dt>Confidence</dt>
        <dd>{mention.confidence.toFixed(2)}</dd>
      </dl>
      <button type="button" onClick={() => void remove([page.address], "1 page was deleted.")}>
        Delete this page
      </button>
    </aside>
  );
}

const DATE_FROM = {
  "json-ld": "from its data for search engines",
  meta: "from its metadata",
  microdata: "from what marks it in the page",
  time: "from the first time it shows",
  address: "from its address",
  byline: "from its byline",
  given: "given with the input",
  feed: "as the feed says that led to it",
  sitemap: "as the sitemap says that led to it",
};

function Labels({ row }: { row: MentionRow }) {
  const { verdict = null, note = "" } = row.mention.label ?? {};
  const save = (change: Partial<Label>) => void setLabel(row, change);
  return (
    <fieldset class="labels">
      <legend>Your label</legend>
      {(Object.keys(VERDICTS) as (keyof typeof VERDICTS)[]).map((key) => (
        <button
          type="button"
          key={key}
          aria-pressed={verdict === key}
          onClick={() => save({ verdict: verdict === key ? null : key })}
        >
          {VERDICTS[key]}
        </button>
      ))}
      <label>
        <span>Note</span>
        <textarea
          key={`${row.page.address} ${row.number}`}
          maxLength={2000}
          defaultValue={note}
          onChange={(event) => save({ note: event.currentTarget.value.trim() })}
        />
      </label>
    </fieldset>
  );
}

function Reports({ grades }: { grades: readonly GradeRecord[] }) {
  return (
    <>
      {grades.map(
        ({ council, framework, published, report }) =>
          report && (
            <span key={council} class="quiet">
              {" "}
              <a href={report}>
                {framework} report, {published && dateWords(published)}
              </a>
            </span>
          ),
      )}
    </>
  );
}
