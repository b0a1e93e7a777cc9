import '@testing-library/jest-dom/vitest'
import { cleanup } from '@testing-library/react'
import { afterEach, beforeEach, expect, type MockInstance, vi } from 'vitest'

// React says on the console what it does not like: an update outside of act, a hydration mismatch.
const spies: MockInstance[] = []

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })

beforeEach(() => {
  for (const method of ['error', 'warn'] as const) spies.push(vi.spyOn(console, method))
})

afterEach(() => {
  cleanup()
  for (const spy of spies.splice(0)) {
    expect(spy.mock.calls).toEqual([])
    spy.mockRestore()
  }
})
