/** One of several, and on or off. */
import { useId } from "preact/hooks";

type ChoiceProps<K extends string> = {
  label: string;
  value: K | undefined;
  options: Record<K, string>;
  onChange(value: K): void;
};

export function Choice<K extends string>({ label, value, options, onChange }: ChoiceProps<K>) {
  const name = useId();
  return (
    <fieldset>
      <legend>{label}</legend>
      {Object.entries<string>(options).map(([key, words]) => (
        <label key={key} class="choice">
          <input type="radio" name={name} checked={key === value} onChange={() => onChange(key as K)} />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  );
}

type SwitchProps = { label: string; on: boolean; onChange(on: boolean): void };

export function Switch({ label, on, onChange }: SwitchProps) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        aria-checked={on}
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{label}</span>
    </label>
  );
}
