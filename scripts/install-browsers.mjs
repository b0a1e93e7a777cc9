// Gets the browsers that the tests need and this machine lacks: the distribution's as root on
// Debian (a build machine, a container), where nothing else is needed; elsewhere Playwright's
// Chromium.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { chromiumPath, firefoxPath, isRoot, webkitPath } from './browsers.mjs'

const packages = [
  { name: 'chromium', found: chromiumPath },
  { name: 'firefox-esr', found: firefoxPath },
  { name: 'webkit2gtk-driver', found: webkitPath && existsSync('/usr/bin/WebKitWebDriver') },
  { name: 'xvfb', found: existsSync('/usr/bin/Xvfb') },
]
const missing = packages.filter(({ found }) => !found).map(({ name }) => name)

/** @param {string} command @param {string[]} options */
function run(command, ...options) {
  console.log(`> ${command} ${options.join(' ')}`)
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { status, error } = spawnSync(command, options, { stdio: 'inherit', env })
  if (error) console.error(`${command}: ${error.message}`)
  if (status !== 0) process.exit(status ?? 1)
}

if (isRoot && existsSync('/etc/debian_version')) {
  // Another apt may be at work: wait for its lock.
  const quiet = ['-qq', '-y', '-o', 'DPkg::Lock::Timeout=300']
  if (missing.length > 0) {
    run('apt-get', 'update', ...quiet)
    run('apt-get', 'install', ...quiet, '--no-install-recommends', ...missing)
  }
} else if (!chromiumPath) {
  run('playwright', 'install', '--no-shell', 'chromium')
}
