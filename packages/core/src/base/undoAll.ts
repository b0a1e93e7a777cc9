/** One undo for several. */
export function undoAll(...undo: (() => void)[]): () => void {
  return () => {
    for (const stop of undo) stop()
  }
}
