'use client'

import type { Messages } from '@cognito-kit/core'
import type { QueryClient } from '@tanstack/react-query'
import { type Context, createContext } from 'react'
import { englishLabels, type Labels } from './labels.ts'

/** What the components say, and where the queries live. */
export interface Settings {
  readonly labels: Labels
  readonly messages: Messages
  readonly queryClient?: QueryClient | undefined
}

/** The settings of the nearest provider, over those of the providers around it. */
export const SettingsContext: Context<Settings> = createContext<Settings>({
  labels: englishLabels,
  messages: {},
})
