/** Where it goes, and what to copy there. */
import { type ReadonlySignal, type Signal, useSignal } from "@preact/signals";
import { FORM_WORDS, type Form } from "../snippets.ts";

type Props<T extends Form> = { forms: readonly T[]; form: Signal<T>; code: ReadonlySignal<string> };

export function Snippet<T extends Form>({ forms, form, code }: Props<T>) {
  return (
    <>
      <fieldset class="tabs">
        <legend>Where to put it</legend>
        {forms.map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={form.value === each}
            onClick={() => {
              form.value = each;
            }}
          >
            {FORM_WORDS[each]}
          </button>
        ))}
      </fieldset>
      <Code code={code} />
    </>
  );
}

function Code({ code }: { code: ReadonlySignal<string> }) {
  const told = useSignal("");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(code.value);
      told.value = "Copied.";
    } catch {
      told.value = "The browser did not allow it: select the text and copy it by hand.";
    }
  };
  return (
    <>
      <section class="code" aria-label="Code to copy">
        <pre>
          <code>{code}</code>
        </pre>
      </section>
      <p class="copy">
        <button type="button" onClick={copy}>
          Copy
        </button>
        <span role="status" class="quiet">
          {told}
        </span>
      </p>
    </>
  );
}
