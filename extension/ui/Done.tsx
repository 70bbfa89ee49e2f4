/** What was just done, and how to take it back. */
export type DoneMessage = { words: string; undo?: () => Promise<void> };

type Props = { message: DoneMessage | null; onUndo(): void; onClose(): void };

export function Done({ message, onUndo, onClose }: Props) {
  return (
    <div class="done" role="status" data-shown={message ? "" : undefined}>
      {message && (
        <>
          <span>{message.words}</span>
          {message.undo && (
            <button type="button" onClick={onUndo}>
              Undo
            </button>
          )}
          <button type="button" aria-label="Close this message" onClick={onClose}>
            ✕
          </button>
        </>
      )}
    </div>
  );
}
