import { afterEach, expect, test, vi } from 'vitest'
import { createBrowserEnvironment } from './browserEnvironment.ts'
import { openTab } from './openTab.browser.ts'

afterEach(() => {
  for (const frame of document.querySelectorAll('iframe')) frame.remove()
  localStorage.clear()
  sessionStorage.clear()
  vi.restoreAllMocks()
})

const { webStorage, lifecycle, navigation, openChannel } = createBrowserEnvironment()
const restored = () => new PageTransitionEvent('pageshow', { persisted: true })
const shown = () => new PageTransitionEvent('pageshow', { persisted: false })

test('behavior: storage keeps, lists and forgets', () => {
  for (const storage of [webStorage.local, webStorage.session]) {
    storage?.setItem('one', '1')
    storage?.setItem('two', '2')
    expect(storage?.getItem('one')).toBe('1')
    expect(storage?.keys().toSorted()).toEqual(expect.arrayContaining(['one', 'two']))
    storage?.removeItem('one')
    expect(storage?.getItem('one')).toBe(null)
    expect(storage?.keys()).not.toContain('one')
  }
  expect(localStorage.getItem('two')).toBe('2')
})

test('behavior: storage is undefined where the browser forbids it', async () => {
  const { webStorage } = await openTab((tab) => {
    for (const area of ['localStorage', 'sessionStorage']) {
      const get = () => {
        throw new DOMException('Forbidden.', 'SecurityError')
      }
      Object.defineProperty(tab, area, { get })
    }
  })
  expect(webStorage.local).toBeUndefined()
  expect(webStorage.session).toBeUndefined()
  webStorage.subscribe(() => {})()
})

test('behavior: hears of what other tabs do to localStorage, and of nothing else', async () => {
  const other = await openTab()
  const heard = vi.fn()
  const stop = webStorage.subscribe(heard)
  other.webStorage.session?.setItem('of the session', '1')
  webStorage.local?.setItem('own', '1')
  other.webStorage.local?.setItem('key', '1')
  await expect.poll(() => heard.mock.calls).toEqual([['key']])
  other.tab.localStorage.clear()
  await expect.poll(() => heard.mock.calls).toEqual([['key'], [null]])
  stop()
  other.webStorage.local?.setItem('key', '2')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(heard).toHaveBeenCalledTimes(2)
})

test('behavior: a channel reaches the other tabs, not itself, until it is closed', async () => {
  const other = await openTab()
  const [mine, theirs] = [openChannel('name'), other.openChannel('name')]
  const [own, heard] = [vi.fn(), vi.fn()]
  mine.subscribe(own)
  const stop = theirs.subscribe(heard)
  mine.post({ type: 'changed' })
  await expect.poll(() => heard.mock.calls).toEqual([[{ type: 'changed' }]])
  expect(own).not.toHaveBeenCalled()
  theirs.post('back')
  await expect.poll(() => own.mock.calls).toEqual([['back']])
  stop()
  mine.post('unheard')
  mine.close()
  mine.post('closed')
  theirs.post('too late')
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(own).toHaveBeenCalledOnce()
  expect(heard).toHaveBeenCalledOnce()
  theirs.close()
})

test('behavior: a channel is silent where it cannot be opened', async () => {
  const { openChannel } = await openTab((tab) => {
    Object.defineProperty(tab, 'BroadcastChannel', { value: undefined })
  })
  const channel = openChannel('name')
  channel.subscribe(() => {})()
  channel.post('hello')
  channel.close()
})

test('behavior: tells when the page is shown, hidden, thawed, online and restored', () => {
  const heard = vi.fn()
  const stop = lifecycle.subscribe(heard)
  const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
  document.dispatchEvent(new Event('visibilitychange'))
  expect(lifecycle.isVisible).toBe(false)
  visibility.mockReturnValue('visible')
  document.dispatchEvent(new Event('visibilitychange'))
  expect(lifecycle.isVisible).toBe(true)
  document.dispatchEvent(new Event('resume'))
  dispatchEvent(new Event('online'))
  dispatchEvent(shown())
  dispatchEvent(restored())
  const events = ['hidden', 'visible', 'visible', 'online', 'restored']
  expect(heard.mock.calls.flat()).toEqual(events)
  stop()
  dispatchEvent(new Event('online'))
  expect(heard).toHaveBeenCalledTimes(events.length)
})

test('behavior: rewriting the address keeps the state of the history entry', () => {
  const { href } = navigation
  const state = history.state
  history.replaceState({ of: 'a router' }, '')
  navigation.rewrite('/elsewhere?page=2')
  expect(navigation.href).toBe(`${navigation.origin}/elsewhere?page=2`)
  expect(history.state).toEqual({ of: 'a router' })
  history.replaceState(state, '', href)
})

test('behavior: knows whether it is framed', async () => {
  const other = await openTab()
  expect(other.navigation.isFramed).toBe(true)
  expect(other.navigation.isAvailable).toBe(true)
  expect(navigation.origin).toBe(location.origin)
  expect(navigation.href).toBe(location.href)
})

test('behavior: leaving loads the page and settles only when this one is restored', async () => {
  const { navigation, tab } = await openTab()
  const settled = vi.fn()
  const left = navigation.leave(`${location.origin}/#there`).then(settled)
  tab.dispatchEvent(shown())
  await Promise.resolve()
  expect(settled).not.toHaveBeenCalled()
  tab.dispatchEvent(restored())
  await left
  const { contentWindow } = document.querySelector('iframe') as HTMLIFrameElement
  await expect.poll(() => contentWindow?.location.hash).toBe('#there')
})

test('behavior: a popup opens in the middle of the window, empty, at once', () => {
  const replace = vi.fn()
  const close = vi.fn()
  const popup = { closed: false, location: { replace }, close }
  // As much of a window as a popup's owner touches.
  const open = vi.spyOn(window, 'open').mockReturnValue(popup as unknown as Window)
  const opened = navigation.openPopup({ width: 400, height: 300 })
  const [url, , features = ''] = open.mock.lastCall ?? []
  expect(url).toBe('about:blank')
  const left = Math.round(screenX + (outerWidth - 400) / 2)
  expect(features.split(',')).toEqual(
    expect.arrayContaining(['popup', 'width=400', 'height=300', `left=${left}`]),
  )
  opened?.go('https://login.example.com/')
  expect(replace).toHaveBeenCalledWith('https://login.example.com/')
  expect(opened?.isClosed).toBe(false)
  popup.closed = true
  expect(opened?.isClosed).toBe(true)
  opened?.close()
  expect(close).toHaveBeenCalledOnce()
})

test('behavior: a blocked popup is undefined', () => {
  vi.spyOn(window, 'open').mockReturnValue(null)
  expect(navigation.openPopup({ width: 400, height: 300 })).toBeUndefined()
})
