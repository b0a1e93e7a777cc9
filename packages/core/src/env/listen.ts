/** `addEventListener` that returns its own undo. */
export function listen<event extends Event>(
  target: EventTarget,
  type: string,
  listener: (event: event) => void,
): () => void {
  target.addEventListener(type, listener as EventListener)
  return () => target.removeEventListener(type, listener as EventListener)
}
