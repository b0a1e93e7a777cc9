import { clock as realClock } from '../env/clock.ts'
import type { Clock } from '../env/environment.ts'

/** Settings of {@link createTestClock}. */
export interface TestClockOptions {
  /** Where it starts, in seconds since 1970. @default the present */
  now?: number | undefined
  /** Whether time stands still until `advance` or `set` moves it. @default false */
  isFrozen?: boolean | undefined
}

/** A clock to move by hand. */
export interface TestClock extends Clock {
  /**
   * Lets that many seconds pass at once: fires what falls due on the way, in order, each at its
   * own time, and lets promises and other tabs catch up in between.
   */
  advance(seconds: number): Promise<void>
  /** Sets the time, as a person or a time server does. Timers do not notice. */
  set(now: number): void
}

interface Timer {
  due: number
  action(): void
  stop(): void
}

/** A clock that runs with real time, unless frozen, and can be moved. All times in seconds. */
export function createTestClock(options: TestClockOptions = {}): TestClock {
  const { now = realClock.now(), isFrozen = false } = options
  const started = realClock.now()
  const timers = new Set<Timer>()
  // Timers count time that has passed, which setting the clock does not change.
  let skipped = 0
  let offset = now
  const passed = () => skipped + (isFrozen ? 0 : realClock.now() - started)

  const fire = (timer: Timer) => {
    timer.stop()
    timers.delete(timer)
    timer.action()
  }
  const arm = (timer: Timer) => {
    timer.stop()
    if (!isFrozen) timer.stop = realClock.after(timer.due - passed(), () => fire(timer))
  }

  return {
    now: () => offset + passed(),
    after(seconds, action) {
      const timer: Timer = { due: passed() + Math.max(0, seconds), action, stop() {} }
      timers.add(timer)
      arm(timer)
      return () => {
        timer.stop()
        timers.delete(timer)
      }
    },
    async advance(seconds) {
      const end = passed() + seconds
      const skipTo = (time: number) => {
        skipped += Math.max(0, time - passed())
      }
      for (;;) {
        await caughtUp()
        const [next] = [...timers].sort((one, other) => one.due - other.due)
        if (!next || next.due > end) break
        skipTo(next.due)
        fire(next)
      }
      skipTo(end)
      for (const timer of timers) arm(timer)
      await caughtUp()
    },
    set(time) {
      offset = time - passed()
    },
  }
}

/** Lets everything that waits for its turn have it, a few times over. */
async function caughtUp(): Promise<void> {
  for (let round = 0; round < 3; round++) await new Promise((resolve) => setTimeout(resolve))
}
