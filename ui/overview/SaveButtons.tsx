/** What is shown, to keep as files. */
import { useSignal } from "@preact/signals";
import type { FileKind, KeepFile } from "./keepFile.ts";

const WORDS: Record<FileKind, string> = {
  "map-svg": "Map as SVG",
  "map-png": "Map as PNG",
  "table-csv": "Table as CSV",
  "shares-svg": "Chart as SVG",
  "shares-png": "Chart as PNG",
  "shares-csv": "Figures as CSV",
};

type Props = { kinds: readonly FileKind[]; keep: KeepFile };

export function SaveButtons({ kinds, keep }: Props) {
  const told = useSignal("");
  const save = async (kind: FileKind) => {
    try {
      told.value = "";
      told.value = `${await keep(kind)} is saved.`;
    } catch (error) {
      told.value = `It could not be made: ${(error as Error).message}. Try again.`;
    }
  };
  return (
    <p class="save">
      {kinds.map((kind) => (
        <button key={kind} type="button" onClick={() => void save(kind)}>
          {WORDS[kind]}
        </button>
      ))}
      <span role="status" class="quiet">
        {told}
      </span>
    </p>
  );
}
