import type { Exchange, Reply } from '../http/Exchange.ts'
import { jsonReply } from '../http/replies.ts'

/** Headers of the public documents of a pool. */
export function wellKnownCors({ engine }: Exchange): readonly (readonly [string, string])[] {
  return engine.settings.behaviors.discoveryCors ? [['access-control-allow-origin', '*']] : []
}

export function poolNotFound(poolId: string | undefined): Reply {
  return jsonReply(404, { message: `User pool ${poolId} does not exist.` })
}
