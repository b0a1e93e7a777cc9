import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const root = join(import.meta.dirname, '..')

/**
 * Starts Storybook in a process group of its own, because it starts processes in turn, and waits
 * until it answers. Its output is shown only if it ends by itself.
 *
 * @param {number} port
 * @param {(() => Promise<unknown>)[]} endings - gets how to end it
 * @param {() => void} onExit - called when it ends by itself
 * @returns {Promise<string | undefined>} its address
 */
export async function startStorybook(port, endings, onExit) {
  if (!existsSync(join(root, '.storybook/main.ts'))) return undefined
  const manifest = createRequire(import.meta.url).resolve('storybook/package.json')
  const program = join(dirname(manifest), 'dist/bin/dispatcher.js')
  const args = ['dev', '--port', String(port), '--exact-port', '--no-open', '--ci', '--quiet']
  const child = spawn(process.execPath, [program, ...args], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-4000)
    })
  }
  const exit = once(child, 'exit')
  let isOver = false
  let isWanted = true
  exit.then(() => {
    isOver = true
    if (!isWanted) return
    console.error(`Storybook has ended:\n${output}`)
    onExit()
  })
  endings.push(async () => {
    isWanted = false
    if (isOver || child.pid === undefined) return
    process.kill(-child.pid, 'SIGTERM')
    const hasEnded = await Promise.race([exit, pause(3000, false)])
    if (!hasEnded) process.kill(-child.pid, 'SIGKILL')
  })

  const url = `http://localhost:${port}`
  while (!isOver) {
    const answers = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
    if (answers) return url
    await pause(200)
  }
  return undefined
}
