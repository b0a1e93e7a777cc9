import type { MockClock } from '../MockCognito.ts'
import { toTime } from './resolveOptions.ts'

export interface Clock extends MockClock {
  /** Seconds since the epoch, with fractions. */
  readonly seconds: () => number
  readonly restart: () => void
}

/** The real time plus an offset. */
export function createClock(startsAt: number | undefined): Clock {
  let offset = 0
  const milliseconds = () => Date.now() + offset
  const set = (time: number) => {
    offset = time - Date.now()
  }
  const restart = () => {
    offset = 0
    if (startsAt !== undefined) set(startsAt)
  }
  restart()
  return {
    restart,
    seconds: () => milliseconds() / 1000,
    now: () => new Date(milliseconds()),
    advance: ({ seconds = 0, minutes = 0, hours = 0, days = 0 }) => {
      offset += (seconds + 60 * (minutes + 60 * (hours + 24 * days))) * 1000
    },
    set: (time) => set(toTime('clock.set', time)),
    reset: () => {
      offset = 0
    },
  }
}
