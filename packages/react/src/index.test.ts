import * as core from '@cognito-kit/core'
import * as coreTesting from '@cognito-kit/core/testing'
import { expect, test } from 'vitest'
import * as react from './index.ts'
import * as testing from './testing/index.ts'

test('behavior: an app needs no second package', () => {
  expect(react).toMatchObject(core)
  expect(testing).toMatchObject(coreTesting)
})
