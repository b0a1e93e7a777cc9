import type { TokenStorage } from '@cognito-kit/react'

/** A storage that never gets round to an answer, so that the session stays `loading`. */
export const neverAnswers: TokenStorage = {
  getItem: () => new Promise(() => {}),
  setItem: async () => {},
  removeItem: async () => {},
}
