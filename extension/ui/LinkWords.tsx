/** Why a text leads to a council, where the text does not say its name. */
import type { MentionClass } from "../../core/find/mention.ts";

type Props = { mention: { class: MentionClass; text: string }; names: string[] };

export function LinkWords({ mention, names }: Props) {
  const words = linkWords(mention.class, mention.text, names.join(", "));
  return words ? <p class="kind">{words}</p> : null;
}

function linkWords(kind: MentionClass, text: string, names: string): string | null {
  switch (kind) {
    case "trust":
      return `${text} runs children's services for ${names}. The council is what Ofsted inspects.`;
    case "place":
      return `“${text}” here seems to mean the council.`;
    case "former":
      return "A council of the past.";
    case "district":
      return "A district council.";
    case "name":
      return null;
  }
}
