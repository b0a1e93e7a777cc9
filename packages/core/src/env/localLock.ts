import type { Clock, Lock } from './environment.ts'

interface Turn {
  readonly started: Promise<void>
  readonly ended: Promise<void>
}

/** A lock within one JavaScript realm: first come, first served. */
export function createLocalLock(clock: Clock): Lock {
  const last = new Map<string, Turn & { note: string | undefined }>()
  return {
    async request(name, timeout, task) {
      const before = last.get(name)
      const started = Promise.withResolvers<void>()
      const ended = Promise.withResolvers<void>()
      const turn = { started: started.promise, ended: ended.promise, note: before?.note }
      last.set(name, turn)
      // Patience counts from the start of the turn before: so those who wait behind a frozen
      // holder take over one by one, not all at once.
      await before?.started
      if (before) await within(clock, timeout, before.ended)
      turn.note = before?.note
      started.resolve()
      try {
        return await task({
          immediate: !before,
          note: before?.note,
          leaveNote: (note) => {
            turn.note = note
          },
        })
      } finally {
        ended.resolve()
        if (last.get(name) === turn) last.delete(name)
      }
    },
  }
}

function within(clock: Clock, seconds: number, settled: Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const undo = clock.after(seconds, resolve)
    settled.then(() => {
      undo()
      resolve()
    })
  })
}
