import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { expect, test, vi } from 'vitest'
import { createBrowserEnvironment } from './browserEnvironment.ts'

test('default: on a server there is no page, no storage and nothing to hear', async () => {
  const { navigation, webStorage, lifecycle, openChannel } = createBrowserEnvironment()
  expect(navigation.isAvailable).toBe(false)
  expect(navigation.isFramed).toBe(false)
  expect(navigation.href).toBe('')
  expect(navigation.origin).toBe('')
  expect(webStorage.local).toBeUndefined()
  expect(webStorage.session).toBeUndefined()
  expect(lifecycle.isVisible).toBe(false)
  webStorage.subscribe(() => {})()
  lifecycle.subscribe(() => {})()

  const heard = vi.fn()
  const channel = openChannel('name')
  channel.subscribe(heard)()
  openChannel('name').subscribe(heard)
  channel.post('hello')
  channel.close()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(heard).not.toHaveBeenCalled()
})

test('behavior: on a server the lock keeps order within the process', async () => {
  const { lock } = createBrowserEnvironment()
  const log: string[] = []
  const task = (name: string) => async () => {
    log.push(`${name} starts`)
    await new Promise((resolve) => setTimeout(resolve, 5))
    log.push(`${name} ends`)
  }
  await Promise.all([lock.request('name', 5, task('one')), lock.request('name', 5, task('two'))])
  expect(log).toEqual(['one starts', 'one ends', 'two starts', 'two ends'])
})

test('behavior: fetch is looked up when called', async () => {
  const { fetch } = createBrowserEnvironment()
  const replaced = vi.fn(async () => new Response('replaced'))
  vi.stubGlobal('fetch', replaced)
  expect(await (await fetch('https://example.com/', { method: 'POST' })).text()).toBe('replaced')
  expect(replaced).toHaveBeenCalledWith('https://example.com/', { method: 'POST' })
  vi.unstubAllGlobals()
})

test('behavior: neither timers nor channels keep a process alive', async () => {
  const url = new URL('./browserEnvironment.ts', import.meta.url).href
  const script = `
    const { createBrowserEnvironment } = await import(${JSON.stringify(url)})
    createBrowserEnvironment().clock.after(600, () => {})
    globalThis.window = globalThis
    createBrowserEnvironment().openChannel('name').subscribe(() => {})
    console.log('done')`
  const options = ['--input-type=module', '--eval', script]
  const { stdout } = await promisify(execFile)(process.execPath, options, { timeout: 10_000 })
  expect(stdout).toBe('done\n')
})
