/** One of a few, as radio buttons. */
import type { Signal } from "@preact/signals";

type Props<T extends string> = { legend: string; value: Signal<T>; words: Record<T, string> };

export function Options<T extends string>({ legend, value, words }: Props<T>) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {(Object.entries(words) as [T, string][]).map(([each, label]) => (
        <label key={each}>
          <input
            type="radio"
            name={legend}
            checked={value.value === each}
            onChange={() => {
              value.value = each;
            }}
          />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
