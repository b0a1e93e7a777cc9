'use client'

import type { Readable } from '@cognito-kit/core'
import { useSyncExternalStore } from 'react'

/** The value of a {@link Readable}; on a server and until hydration has ended, `onServer`. */
export function useReadable<value>(readable: Readable<value>, onServer: value): value {
  return useSyncExternalStore(readable.subscribe, readable.get, () => onServer)
}
