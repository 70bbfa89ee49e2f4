/** @jsxImportSource preact */
import type {} from "council-ratings-widget/preact";

export function Story() {
  return (
    <p>
      <council-rating council="Kent" view="card" theme="dark">
        Kent
      </council-rating>
    </p>
  );
}

// @ts-expect-error no such view
export const wrong = <council-rating council="Kent" view="poster" />;
