import type { Engine } from '../engine/createEngine.ts'
import type { UserPool } from '../engine/UserPool.ts'
import type { Input } from './Input.ts'

export interface OperationContext {
  readonly engine: Engine
  /** The pools of the host that was asked. */
  readonly pools: readonly UserPool[]
  readonly input: Input
  /** Where the request came to. */
  readonly baseUrl: string
}

/** One operation: its output, or a thrown `CognitoException`. */
export type Operation = (context: OperationContext) => object | Promise<object>
