/** The rating as it will be: the element itself, the image, or the frame. */
import { useEffect, useRef } from "preact/hooks";
import { CARD, FRAME_HEIGHT } from "../address.ts";
import { alt, frameAddress, imageAddress } from "../snippets.ts";
import { choice, form } from "./builderState.ts";

export function Preview() {
  const { view, theme } = choice.value;
  return (
    <section class="preview" data-theme={theme} aria-label="Preview">
      {form.value === "image" || form.value === "markdown" ? (
        <img src={imageAddress(choice.value, "")} alt={alt(choice.value)} {...(view === "card" && CARD)} />
      ) : form.value === "iframe" || form.value === "wordpress" ? (
        <iframe
          key={frameAddress(choice.value, "")}
          src={frameAddress(choice.value, "")}
          title={alt(choice.value)}
          height={FRAME_HEIGHT[view]}
          width="100%"
        />
      ) : (
        <Element />
      )}
    </section>
  );
}

function Element() {
  const box = useRef<HTMLSpanElement>(null);
  const { id, view, theme, judgement } = choice.value;
  useEffect(() => {
    const element = document.createElement("council-rating");
    Object.assign(element, { council: id, view, theme, judgement });
    box.current?.replaceChildren(element);
  }, [id, view, theme, judgement]);
  return <span ref={box} />;
}
