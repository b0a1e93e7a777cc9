// Removes what a build wrote: a file whose source is gone must not be published again.
import { rmSync } from 'node:fs'

for (const path of process.argv.slice(2)) rmSync(path, { recursive: true, force: true })
