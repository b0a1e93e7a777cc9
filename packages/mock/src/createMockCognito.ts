import { createEngine } from './engine/createEngine.ts'
import type { MockCognito } from './MockCognito.ts'
import type { MockCognitoOptions } from './MockCognitoOptions.ts'
import { createRouter } from './router.ts'

/**
 * Creates a mocked Cognito with the given user pools.
 *
 * @throws an error that names the option, its value and the fix when an option is wrong
 * @example
 * const mock = createMockCognito({ userPools: [{ id: 'eu-west-1_AbCdEf123', clients: [{ id: 'app' }] }] })
 * const response = await mock.fetch(new Request('http://localhost:9229/oauth2/token', { method: 'POST' }))
 */
export function createMockCognito(options: MockCognitoOptions): MockCognito {
  const engine = createEngine(options)
  const router = createRouter(engine)
  return { ...engine.controls, fetch: router.fetch, serves: router.serves }
}
