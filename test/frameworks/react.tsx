/** @jsxImportSource react */
import { createElement } from "react";
import { flushSync } from "react-dom";
import { createRoot, hydrateRoot, type Root } from "react-dom/client";
import { START, type Story } from "./story.ts";

export function App({ title, items }: Story) {
  return (
    <article>
      <h1>{title}</h1>
      {items.map(({ id, council, text }, i) => (
        <p key={id} id={id}>
          <b>No. {i + 1}:</b> It is said that {council} {text}
        </p>
      ))}
    </article>
  );
}

if (typeof document !== "undefined") {
  const container = document.querySelector("main") as HTMLElement;
  let root: Root | null = null;
  window.story = {
    async show(story) {
      root ??= createRoot(container);
      flushSync(() => root?.render(createElement(App, story)));
    },
    async hydrate() {
      root = hydrateRoot(container, createElement(App, START), {
        onRecoverableError: (error) => console.error(error),
      });
    },
  };
}
