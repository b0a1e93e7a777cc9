import type { Engine } from '../engine/createEngine.ts'
import type { UserPool } from '../engine/UserPool.ts'

/** A request as the endpoints see it. */
export interface Exchange {
  readonly engine: Engine
  readonly method: string
  readonly headers: Headers
  /** Without the base path. */
  readonly path: string
  /** As it came, without the question mark. */
  readonly rawQuery: string
  readonly query: URLSearchParams
  /** Empty unless the body is a form. */
  readonly form: URLSearchParams
  readonly isForm: boolean
  readonly body: string
  readonly cookies: ReadonlyMap<string, string>
  /** Where the mock lives for this request: origin and base path, without a slash at the end. */
  readonly baseUrl: string
  readonly basePath: string
  readonly isHttps: boolean
  /** AWS's own host names, or any other host. */
  readonly isAwsHost: boolean
  /** The pools that this host stands for. */
  readonly pools: readonly UserPool[]
}

/** What an endpoint answers. Kept apart from `Response`, which loses `Set-Cookie` in browsers. */
export interface Reply {
  readonly status: number
  readonly headers: readonly (readonly [string, string])[]
  readonly body?: string | undefined
}

export type Handler = (exchange: Exchange) => Reply | Promise<Reply>
