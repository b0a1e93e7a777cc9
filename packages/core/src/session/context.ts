import type { ResolvedConfig } from '../base/config.ts'
import type { Environment } from '../env/environment.ts'
import type { Persistence } from './persistence.ts'
import type { SessionStore } from './store.ts'
import type { Sync } from './sync.ts'

/** What everything around one session shares. */
export interface SessionContext {
  readonly config: ResolvedConfig
  readonly environment: Environment
  readonly store: SessionStore
  readonly persistence: Persistence
  readonly sync: Sync
}
