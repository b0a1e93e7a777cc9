import type { Clock } from './environment.ts'

// A longer delay overflows 32 bits and would fire at once.
const longestDelay = 2 ** 31 - 1

/** The wall clock and timers of the runtime. A timer keeps no Node.js process alive. */
export const clock: Clock = {
  now: () => Date.now() / 1000,
  after(seconds, action) {
    let timer: ReturnType<typeof setTimeout>
    const arm = (left: number) => {
      timer = setTimeout(
        () => (left > longestDelay ? arm(left - longestDelay) : action()),
        Math.min(left, longestDelay),
      )
      ;(timer as { unref?: () => void }).unref?.()
    }
    arm(seconds * 1000)
    return () => clearTimeout(timer)
  },
}
