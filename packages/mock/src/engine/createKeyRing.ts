import { fromBase64url, sha256, toBase64 } from './bytes.ts'

export interface SigningKey {
  readonly kid: string
  readonly privateKey: CryptoKey
  readonly publicKey: CryptoKey
  /** Keys in the order of Cognito's document. */
  readonly jwk: Readonly<Record<'alg' | 'e' | 'kid' | 'kty' | 'n' | 'use', string>>
}

/** ID and access tokens have keys of their own. */
export interface KeyPair {
  readonly id: SigningKey
  readonly access: SigningKey
}

export interface KeyRing {
  current: (userPoolId: string) => Promise<KeyPair>
  published: (userPoolId: string) => Promise<readonly SigningKey[]>
  /** Finds a key of any age. */
  find: (kid: string) => Promise<{ userPoolId: string; key: SigningKey } | undefined>
  rotate: (userPoolId: string, keepOld: boolean) => void
  reset: () => void
}

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' } as const

// An RSA key takes about 100 ms to make, and a test suite makes a mock per test: mocks of one
// process share the material by pool and generation.
const made = new Map<string, Promise<KeyPair>>()

/** The signing keys of all pools, made on first use. */
export function createKeyRing(userPoolIds: readonly string[]): KeyRing {
  const generations = new Map<string, { current: number; oldest: number }>()
  const generationOf = (id: string) => generations.get(id) ?? { current: 0, oldest: 0 }

  async function listed(userPoolId: string, oldest: number): Promise<SigningKey[]> {
    const { current } = generationOf(userPoolId)
    const numbers = Array.from({ length: current - oldest + 1 }, (_, index) => current - index)
    const pairs = await Promise.all(numbers.map((number) => keysOf(userPoolId, number)))
    return pairs.flatMap(({ id, access }) => [id, access])
  }

  return {
    current: (userPoolId) => keysOf(userPoolId, generationOf(userPoolId).current),
    published: (userPoolId) => listed(userPoolId, generationOf(userPoolId).oldest),
    find: async (kid) => {
      for (const userPoolId of userPoolIds) {
        const key = (await listed(userPoolId, 0)).find((candidate) => candidate.kid === kid)
        if (key) return { userPoolId, key }
      }
      return undefined
    },
    rotate: (userPoolId, keepOld) => {
      const { current, oldest } = generationOf(userPoolId)
      generations.set(userPoolId, { current: current + 1, oldest: keepOld ? oldest : current + 1 })
    },
    reset: () => generations.clear(),
  }
}

function keysOf(userPoolId: string, generation: number): Promise<KeyPair> {
  const name = `${userPoolId}#${generation}`
  const known = made.get(name)
  if (known) return known
  const pair = Promise.all([createKey(), createKey()]).then(([id, access]) => ({ id, access }))
  made.set(name, pair)
  return pair
}

async function createKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await crypto.subtle.generateKey(
    { ...algorithm, modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
    true,
    ['sign', 'verify'],
  )
  const { e = '', n = '' } = await crypto.subtle.exportKey('jwk', publicKey)
  const kid = toBase64(await sha256(fromBase64url(n) ?? new Uint8Array()))
  return { kid, privateKey, publicKey, jwk: { alg: 'RS256', e, kid, kty: 'RSA', n, use: 'sig' } }
}
