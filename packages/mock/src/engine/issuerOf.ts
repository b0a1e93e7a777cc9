import type { Settings } from './resolveOptions.ts'
import type { UserPool } from './UserPool.ts'

/** The issuer of a pool. Undefined only for the local form without any base URL. */
export function issuerOf(settings: Settings, pool: UserPool, baseUrl: string): string
export function issuerOf(
  settings: Settings,
  pool: UserPool,
  baseUrl: string | undefined,
): string | undefined
export function issuerOf(
  { issuer }: Settings,
  pool: UserPool,
  baseUrl: string | undefined,
): string | undefined {
  if (issuer === 'local') return baseUrl && `${baseUrl}/${pool.id}`
  const host = issuer === 'updated' ? 'issuer-cognito-idp' : 'cognito-idp'
  return `https://${host}.${pool.region}.amazonaws.com/${pool.id}`
}
