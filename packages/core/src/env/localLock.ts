import type { Clock, Lock } from './environment.ts'

interface Turn {
  readonly begun: Promise<void>
  readonly ended: Promise<void>
  note: string | undefined
}

/** A lock within one JavaScript realm: first come, first served. */
export function createLocalLock(clock: Clock): Lock {
  const last = new Map<string, Turn>()
  return {
    request(name, timeout, task) {
      const before = last.get(name)
      // Patience counts from the start of the turn before: so those who wait behind a frozen
      // holder take over one by one, not all at once.
      const begun = before ? before.begun.then(() => within(clock, timeout, before.ended)) : ready
      const result = begun.then(() => {
        const note = before?.note
        turn.note = note
        const leaveNote = (text: string) => {
          turn.note = text
        }
        return task({ immediate: !before, note, leaveNote })
      })
      const end = () => {
        if (last.get(name) === turn) last.delete(name)
      }
      const turn: Turn = { begun, ended: result.then(end, end), note: undefined }
      last.set(name, turn)
      return result
    },
  }
}

const ready = Promise.resolve()

function within(clock: Clock, seconds: number, settled: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const undo = clock.after(seconds, resolve)
    settled.then(() => {
      undo()
      resolve()
    })
  })
}
