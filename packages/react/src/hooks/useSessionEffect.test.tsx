import { signOut } from '@cognito-kit/core'
import { createTestBrowser, createTestClient } from '@cognito-kit/core/testing'
import { act, renderHook, waitFor } from '@testing-library/react'
import { expect, test, vi } from 'vitest'
import { ada, createPool } from '../../test/createPool.ts'
import { openTab, signedIn } from '../../test/openTab.ts'
import { wrapperOf } from '../../test/wrapperOf.tsx'
import { useSessionEffect } from './useSessionEffect.ts'

test('default: somebody was signed in before', async () => {
  const onSignedIn = vi.fn()
  const mock = createPool()
  const tab = openTab(mock)
  await signedIn(tab, mock)
  const wrapper = wrapperOf(tab.load())
  const { rerender } = renderHook(() => useSessionEffect({ onSignedIn }), { wrapper })
  rerender()
  expect(onSignedIn).toHaveBeenCalledTimes(1)
  expect(onSignedIn).toHaveBeenCalledWith({
    user: expect.objectContaining({ email: 'ada@example.com' }),
    restored: true,
  })
})

test('default: a sign-out in another tab', async () => {
  const mock = createPool()
  const browser = createTestBrowser()
  const client = await signedIn(openTab(mock, browser), mock)
  const onSignedOut = vi.fn()
  renderHook(() => useSessionEffect({ onSignedOut }), { wrapper: wrapperOf(client) })
  await act(() => signOut(openTab(mock, browser).load(), { redirect: false }))
  await waitFor(() => expect(onSignedOut).toHaveBeenCalledWith({ reason: 'otherTab' }))
})

test('default: a failed answer', async () => {
  const onSignInFailed = vi.fn()
  const client = openTab(createPool()).load('https://app.example.com/callback?error=access_denied')
  renderHook(() => useSessionEffect({ onSignInFailed }), { wrapper: wrapperOf(client) })
  await waitFor(() =>
    expect(onSignInFailed).toHaveBeenCalledWith(expect.objectContaining({ code: 'stateMissing' })),
  )
})

test('behavior: the listeners of the newest render are called', async () => {
  const client = createTestClient({ user: ada })
  const [first, second] = [vi.fn(), vi.fn()]
  const { rerender } = renderHook(({ onSignedOut }) => useSessionEffect({ onSignedOut }), {
    wrapper: wrapperOf(client),
    initialProps: { onSignedOut: first },
  })
  rerender({ onSignedOut: second })
  await act(async () => void (await signOut(client, { redirect: false, revoke: false })))
  expect(first).not.toHaveBeenCalled()
  expect(second).toHaveBeenCalledWith({ reason: 'signedOut' })
})
