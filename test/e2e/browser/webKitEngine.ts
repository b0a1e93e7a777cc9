import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { webkitPath } from '../../../scripts/browsers.mjs'
import type { Engine, Visitor } from './Browser.ts'
import { webDriver } from './webDriver.ts'
import { webKitTab } from './webKitTab.ts'

/** WebKitGTK through its own WebDriver, on an X server of its own. */
export async function webKitEngine(): Promise<Engine> {
  const display = await startDisplay()
  const driver = await startDriver(display.name)
  return {
    async close() {
      await stop(driver.process)
      await stop(display.process)
    },
    async newVisitor(): Promise<Visitor> {
      const session = await webDriver(driver.url, {
        browserName: 'MiniBrowser',
        'webkitgtk:browserOptions': { binary: webkitPath, args: ['--automation'] },
      })
      const [first] = await session.send<string[]>('GET', '/window/handles')
      let unused = first
      return {
        can: { colorScheme: false },
        complaints: [],
        requests: [],
        async newTab() {
          const window =
            unused ??
            (await session.send<{ handle: string }>('POST', '/window/new', { type: 'tab' })).handle
          unused = undefined
          return webKitTab(session, window)
        },
        setColorScheme: async () => {},
        setViewport: async (width, height) => {
          await session.send('POST', '/window/rect', { width, height })
        },
        // WebDriver has no clock: change what the pages read, and wake them up.
        holdClock: async () => {},
        async advance(seconds) {
          for (const window of await session.send<string[]>('GET', '/window/handles')) {
            await session.run(
              window,
              `const now = Date.now
               Date.now = () => now() + args[0] * 1000
               document.dispatchEvent(new Event('visibilitychange'))`,
              seconds,
            )
          }
        },
        close: () => session.send('DELETE', ''),
      }
    },
  }
}

async function startDisplay(): Promise<{ name: string; process: ChildProcess }> {
  const process = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const lines = createInterface({ input: process.stdio[3] as Readable })
  const [number] = (await once(lines, 'line')) as [string]
  return { name: `:${number}`, process }
}

async function startDriver(display: string): Promise<{ url: string; process: ChildProcess }> {
  const port = await freePort()
  const child = spawn('WebKitWebDriver', [`--port=${port}`], {
    stdio: 'ignore',
    env: { ...process.env, DISPLAY: display, NO_AT_BRIDGE: '1' },
  })
  const url = `http://127.0.0.1:${port}`
  for (let attempt = 0; attempt < 100; attempt++) {
    const isUp = await fetch(`${url}/status`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) return { url, process: child }
    await pause(50)
  }
  throw new Error('WebKitWebDriver does not answer. Is the package webkit2gtk-driver installed?')
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  return port
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill()
  await once(child, 'exit')
}
