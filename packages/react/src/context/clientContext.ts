'use client'

import type { CognitoClient } from '@cognito-kit/core'
import { type Context, createContext } from 'react'

/** The client of the nearest provider. Alone in its context: it changes when the pool does. */
export const ClientContext: Context<CognitoClient | undefined> = createContext<
  CognitoClient | undefined
>(undefined)
