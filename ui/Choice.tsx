/** One of a few, from a list that opens. */
import { useId } from "preact/hooks";

type Props<T extends string> = {
  label: string;
  /** What stands for none of them; without it one must be chosen. */
  any?: string;
  value: T | null;
  all: readonly T[];
  words(each: T): string;
  onChange(chosen: T | null): void;
};

export function Choice<T extends string>({ label, any, value, all, words, onChange }: Props<T>) {
  const id = useId();
  return (
    <label for={id}>
      <span>{label}</span>
      <select
        id={id}
        value={value ?? ""}
        onChange={({ currentTarget }) => onChange(all.find((each) => each === currentTarget.value) ?? null)}
      >
        {any && <option value="">{any}</option>}
        {all.map((each) => (
          <option key={each} value={each}>
            {words(each)}
          </option>
        ))}
      </select>
    </label>
  );
}
