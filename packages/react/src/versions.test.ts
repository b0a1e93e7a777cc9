import { useQuery } from '@tanstack/react-query'
import { version } from 'react'
import { version as domVersion } from 'react-dom'
import { version as serverVersion } from 'react-dom/server'
import { expect, test } from 'vitest'

test('behavior: the oldest versions are tested where they should be, and only there', () => {
  const isOldest = process.env.OLDEST === 'true'
  for (const found of [version, domVersion, serverVersion]) {
    if (isOldest) expect(found).toBe('18.2.0')
    else expect(Number.parseInt(found, 10)).toBeGreaterThanOrEqual(19)
  }
  expect(useQuery).toBeTypeOf('function')
})
