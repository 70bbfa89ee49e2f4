/** Type-ahead search for a council, by any form of its name: a combobox with a list of options. */
import { useComputed, useSignal } from "@preact/signals";
import { useId } from "preact/hooks";
import { GradeChip } from "./grades.tsx";
import type { RatingSummary } from "./ratingView.ts";

type Props = {
  label: string;
  /** Answers with words to show instead, while it cannot search. */
  search(query: string): RatingSummary[] | string;
  /** @param query what was searched for */
  onChoose(id: string, query: string): void;
  startWith?: string;
};

const MOST = 8;

export function CouncilSearch({ label, search, onChoose, startWith = "" }: Props) {
  const id = useId();
  const query = useSignal(startWith);
  const isOpen = useSignal(startWith !== "");
  const active = useSignal(0);
  const answer = useComputed(() => search(query.value));
  const found = useComputed(() => (typeof answer.value === "string" ? [] : answer.value.slice(0, MOST)));
  const isShown = isOpen.value && query.value.trim() !== "";

  const choose = (council: RatingSummary | undefined) => {
    if (!council) return;
    const searched = query.value;
    query.value = "";
    isOpen.value = false;
    onChoose(council.id, searched);
  };
  const move = (by: number) => {
    isOpen.value = true;
    const count = found.value.length;
    if (count > 0) active.value = (active.value + by + count) % count;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "Enter") choose(found.value[active.value]);
    else if (event.key === "Escape" && isShown) isOpen.value = false;
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div class="search">
      <label for={`${id}-input`}>{label}</label>
      <input
        id={`${id}-input`}
        type="text"
        role="combobox"
        autocomplete="off"
        spellcheck={false}
        aria-expanded={isShown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={isShown && found.value.length > 0 ? `${id}-${active.value}` : undefined}
        value={query.value}
        onInput={(event) => {
          query.value = event.currentTarget.value;
          active.value = 0;
          isOpen.value = true;
        }}
        onKeyDown={onKeyDown}
      />
      <div id={`${id}-list`} role="listbox" aria-label={label} hidden={!isShown || found.value.length === 0}>
        {found.value.map((council, i) => (
          // biome-ignore lint/a11y/useFocusableInteractive: the input keeps the focus and names the active option
          // biome-ignore lint/a11y/useKeyWithClickEvents: keys are the input's
          <div
            key={council.id}
            id={`${id}-${i}`}
            role="option"
            aria-selected={i === active.value}
            onClick={() => choose(council)}
          >
            <span>{council.name}</span> <GradeChip style={council.style} words={council.headline} />
          </div>
        ))}
      </div>
      {isShown && found.value.length === 0 && (
        <p class="quiet" role="status">
          {typeof answer.value === "string" ? answer.value : "No council has a name like this."}
        </p>
      )}
    </div>
  );
}
