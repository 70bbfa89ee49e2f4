/** Mentions in reading order, each in its sentence. */

import { GradeChip } from "../../ui/grades.tsx";
import { CLASS_WORDS } from "../ui/choiceWords.ts";
import { compare, compared, MOST_COMPARED, type PanelMention, ratingsOf, show } from "./panelState.ts";

export function MentionList({ mentions }: { mentions: readonly PanelMention[] }) {
  return (
    <ol class="mentions">
      {mentions.map((mention) => (
        <Item key={`${mention.frame} ${mention.key}`} mention={mention} />
      ))}
    </ol>
  );
}

function Item({ mention }: { mention: PanelMention }) {
  const { before, text, after, frame, class: kind } = mention;
  const sentence = (
    <>
      {before}
      <mark>{text}</mark>
      {after}
    </>
  );
  return (
    <li>
      {frame === null ? (
        <p class="sentence">{sentence}</p>
      ) : (
        <button type="button" class="row sentence" onClick={() => void show(mention)}>
          {sentence}
        </button>
      )}
      {ratingsOf(mention.councils).map(({ id, name, style, headline, readHere }) => {
        const isCompared = compared.value.includes(id);
        const isFull = !isCompared && compared.value.length >= MOST_COMPARED;
        return (
          <div key={id} class="meant">
            <span>
              {name} <GradeChip style={style} words={headline} />
              {readHere && <span class="quiet"> read on this computer</span>}
              {kind !== "name" && <span class="quiet"> {CLASS_WORDS[kind]}</span>}
            </span>
            <button
              type="button"
              aria-pressed={isCompared}
              aria-label={`Compare ${name}`}
              disabled={isFull}
              onClick={() => compare(id, !isCompared)}
            >
              Compare
            </button>
          </div>
        );
      })}
    </li>
  );
}
