/** The toolbar popup: the councils on this page with their grades. */
import type { TabNames } from "../messages.ts";
import { GradeChip } from "./grades.tsx";

export type PopupState =
  | { kind: "loading" }
  /** The browser's own pages, its store and files: extensions may not read them. */
  | { kind: "unavailable" }
  | { kind: "none" }
  | { kind: "named"; names: TabNames["named"] };

type Props = { state: PopupState; onShow(id: string, frameId: number): void };

export function Popup({ state, onShow }: Props) {
  return (
    <main>
      <h1>Councils on this page</h1>
      <Body state={state} onShow={onShow} />
      {state.kind === "named" && <p class="source">Ofsted, as of {state.names[0]?.rating.asOf}</p>}
    </main>
  );
}

function Body({ state, onShow }: Props) {
  switch (state.kind) {
    case "loading":
      return (
        <p class="message" role="status">
          Looking…
        </p>
      );
    case "unavailable":
      return (
        <p class="message" role="status">
          This page cannot be read: it is one of the browser's own, or it was open before Council Ratings was
          installed. Reload it to try again.
        </p>
      );
    case "none":
      return (
        <p class="message" role="status">
          No council in England is named here.
        </p>
      );
    case "named":
      return (
        <ul>
          {state.names.map(({ id, count, frameId, rating }) => (
            <li key={id}>
              <button type="button" onClick={() => onShow(id, frameId)}>
                <span class="name">{rating.name}</span>
                <span class="count">{count === 1 ? "named once" : `named ${count} times`}</span>
                <GradeChip
                  style={rating.style}
                  words={rating.runBy ? `Run by ${rating.runBy.name}` : rating.headline}
                />
              </button>
            </li>
          ))}
        </ul>
      );
  }
}
