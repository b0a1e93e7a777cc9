'use client'

import { useContext } from 'react'
import type { Labels } from '../context/labels.ts'
import { SettingsContext } from '../context/settingsContext.ts'

/** The texts of a component: its own over those of the provider. */
export function useLabels(own?: Partial<Labels>): Labels {
  return { ...useContext(SettingsContext).labels, ...own }
}
