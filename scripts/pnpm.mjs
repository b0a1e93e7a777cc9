// Lets `npm start` and `npm test` work on a machine that has only Node.js 20+ and npm: runs pnpm,
// which installs what is missing (`verifyDepsBeforeRun`), the pinned Node.js included, before it
// runs a script. Uses the pnpm that called us if there is one, else the one `packageManager` names.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

const manifest = new URL('../package.json', import.meta.url)
const { packageManager } = JSON.parse(readFileSync(manifest, 'utf8'))
const calledByPnpm = process.env.npm_config_user_agent?.startsWith('pnpm/')
const [command, ...prefix] = calledByPnpm ? ['pnpm'] : ['npx', '--yes', packageManager]

const child = spawn(command, [...prefix, ...process.argv.slice(2)], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
})

// Ctrl-C reaches the whole process group; only wait here so that the shell gets its prompt last.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
  process.on(signal, () => child.kill(signal))
}
child.on('error', (error) => {
  console.error(`${command} could not be started: ${error.message}`)
  process.exitCode = 1
})
child.on('exit', (code, signal) => {
  process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1)
})
