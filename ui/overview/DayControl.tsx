/** The day that is looked at: a slider of months, a field for the very day, and a button that plays them. */
import { useComputed, useSignal, useSignalEffect } from "@preact/signals";
import { useId } from "preact/hooks";
import { DATA_FROM } from "../../core/model/grade.ts";
import { dateWords } from "../../core/model/ratingWords.ts";
import { daysOf, type OverviewState } from "./overviewState.ts";

/** Between two months that are played, ms. */
const PACE = 150;

export function DayControl({ state }: { state: OverviewState }) {
  const id = useId();
  const { view, data, change } = state;
  const days = useComputed(() => daysOf(data.value.asOf));
  const at = useComputed(() => days.value.findIndex((day) => day >= view.value.day));
  const isPlaying = useSignal(false);
  const { asOf } = data.value;

  useSignalEffect(() => {
    if (!isPlaying.value) return;
    const timer = setInterval(() => {
      const day = days.peek()[at.peek() + 1];
      if (day) change({ day });
      else isPlaying.value = false;
    }, PACE);
    return () => clearInterval(timer);
  });

  const play = () => {
    if (!isPlaying.value && view.value.day === asOf) change({ day: DATA_FROM });
    isPlaying.value = !isPlaying.value;
  };
  return (
    <div class="day">
      <button type="button" class="play" onClick={play}>
        {isPlaying.value ? "Pause" : "Play"}
      </button>
      <label class="slider" for={`${id}-slider`}>
        <span>What was in force on {dateWords(view.value.day)}</span>
        <input
          id={`${id}-slider`}
          type="range"
          min={0}
          max={days.value.length - 1}
          value={at.value}
          aria-valuetext={dateWords(view.value.day)}
          onInput={({ currentTarget }) => {
            isPlaying.value = false;
            const day = days.value[currentTarget.valueAsNumber];
            if (day) change({ day });
          }}
        />
      </label>
      <label for={`${id}-day`}>
        <span>Day</span>
        <input
          id={`${id}-day`}
          type="date"
          min={DATA_FROM}
          max={asOf}
          value={view.value.day}
          onChange={({ currentTarget: { value } }) => {
            if (value >= DATA_FROM && value <= asOf) change({ day: value });
          }}
        />
      </label>
    </div>
  );
}
