import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { webkitPath } from '../../../scripts/browsers.mjs'
import type { Engine, Visitor } from './Browser.ts'
import { type WebDriver, webDriver } from './webDriver.ts'
import { webKitTab } from './webKitTab.ts'

/** WebKitGTK through its own WebDriver, on an X server of its own. */
export async function webKitEngine(): Promise<Engine> {
  const display = await startDisplay()
  let driver = await startDriver(display.name)

  async function startSession(): Promise<WebDriver> {
    const options = { binary: webkitPath, args: ['--automation'] }
    const wish = { browserName: 'MiniBrowser', 'webkitgtk:browserOptions': options }
    try {
      return await webDriver(driver.url, wish)
    } catch {
      // On a busy machine the browser sometimes misses its driver while it starts, and waits for ever.
      await stop(driver.process)
      driver = await startDriver(display.name)
      return webDriver(driver.url, wish)
    }
  }

  return {
    async close() {
      await stop(driver.process)
      await stop(display.process)
    },
    async newVisitor(): Promise<Visitor> {
      const session = await startSession()
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
  const child = start('Xvfb', ['-displayfd', '3', '-screen', '0', '1280x900x24'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  })
  const lines = createInterface({ input: child.stdio[3] as Readable })
  const [number] = (await once(lines, 'line')) as [string]
  return { name: `:${number}`, process: child }
}

async function startDriver(display: string): Promise<{ url: string; process: ChildProcess }> {
  const port = await freePort()
  const child = start('WebKitWebDriver', [`--port=${port}`], {
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

/** Starts a program in a process group of its own, which never outlives this process. */
function start(program: string, args: readonly string[], options: SpawnOptions): ChildProcess {
  const child = spawn(program, args, { ...options, detached: true })
  process.once('exit', () => kill(child))
  return child
}

/** A driver that is killed leaves its browser behind, hence the group. */
function kill({ pid, exitCode, signalCode }: ChildProcess): void {
  if (pid !== undefined && exitCode === null && signalCode === null) process.kill(-pid, 'SIGKILL')
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  kill(child)
  await once(child, 'exit')
}
