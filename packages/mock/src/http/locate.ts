import type { Engine } from '../engine/createEngine.ts'
import type { UserPool } from '../engine/UserPool.ts'

/** What a URL's host and path mean. */
export interface Location {
  /** `api` and `issuer`: AWS's regional hosts. `domain`: managed login. `any`: all of it together. */
  readonly kind: 'api' | 'issuer' | 'domain' | 'any' | 'nothing'
  readonly pools: readonly UserPool[]
  readonly basePath: string
  /** Without the base path. */
  readonly path: string
}

/** Finds out which part of Cognito a URL belongs to. */
export function locate({ pools, settings }: Engine, url: URL): Location {
  const path = url.pathname
  const regional = /^(issuer-)?cognito-idp\.([a-z0-9-]+)\.amazonaws\.com$/.exec(url.hostname)
  if (regional) {
    const kind = regional[1] ? 'issuer' : 'api'
    return { kind, pools: pools.filter(({ region }) => region === regional[2]), basePath: '', path }
  }
  const owner = pools.filter(({ domains }) => domains.includes(url.host))
  if (owner.length > 0) return { kind: 'domain', pools: owner, basePath: '', path }
  if (url.hostname.endsWith('.amazoncognito.com')) {
    return { kind: 'nothing', pools: [], basePath: '', path }
  }
  const { basePath } = settings
  if (path !== basePath && !path.startsWith(`${basePath}/`)) {
    return { kind: 'nothing', pools: [], basePath, path }
  }
  return { kind: 'any', pools, basePath, path: path.slice(basePath.length) || '/' }
}

/** Whether a URL is one that the mock stands for. */
export function serves(engine: Engine, url: URL): boolean {
  const { kind, pools } = locate(engine, url)
  if (kind !== 'any') return pools.length > 0
  const { baseUrl, basePath } = engine.settings
  return baseUrl === undefined ? basePath !== '' : url.origin === new URL(baseUrl).origin
}
