type Method = 'GET' | 'POST' | 'DELETE'

/** One session of the W3C WebDriver protocol: as little of it as the scenarios need. */
export interface WebDriver {
  /** A command that is about no window. */
  send: <value>(method: Method, path: string, body?: object) => Promise<value>
  /** A command that is about one window. Commands wait for each other, because they share a focus. */
  sendTo: <value>(window: string, method: Method, path: string, body?: object) => Promise<value>
  /** Runs the body of an async function in a window. `args` are its arguments. */
  run: <value>(window: string, body: string, ...args: unknown[]) => Promise<value>
}

/** The key under which WebDriver hands out references to elements. */
export const elementKey = 'element-6066-11e4-a52e-4f735466cecf'

/**
 * Starts a session, and with it a browser.
 *
 * @throws an error when there is none after 15 seconds
 * @see https://www.w3.org/TR/webdriver2/
 */
export async function webDriver(server: string, capabilities: object): Promise<WebDriver> {
  const wish = { capabilities: { alwaysMatch: capabilities } }
  const { sessionId } = await call<{ sessionId: string }>(
    'POST',
    `${server}/session`,
    wish,
    AbortSignal.timeout(15_000),
  )
  const session = `${server}/session/${sessionId}`
  const send: WebDriver['send'] = (method, path, body) => call(method, session + path, body)
  let current: string | undefined
  let queue: Promise<unknown> = Promise.resolve()

  function sendTo<value>(
    window: string,
    method: Method,
    path: string,
    body?: object,
  ): Promise<value> {
    const result = queue.then(async () => {
      if (window !== current) await send('POST', '/window', { handle: window })
      current = window
      return send<value>(method, path, body)
    })
    queue = result.catch(() => {})
    return result
  }

  return {
    send,
    sendTo,
    async run<value>(window: string, body: string, ...args: unknown[]): Promise<value> {
      const script = `
        const args = [...arguments]
        const done = args.pop()
        const run = async () => { ${body} }
        run().then((value) => done({ value }), (error) => done({ error: String(error) }))`
      const result = await sendTo<{ value: value; error?: string }>(
        window,
        'POST',
        '/execute/async',
        { script, args },
      )
      if (result.error) throw new Error(result.error)
      return result.value
    },
  }
}

async function call<value>(
  method: string,
  url: string,
  body?: object,
  signal?: AbortSignal,
): Promise<value> {
  const response = await fetch(url, {
    method,
    ...(signal && { signal }),
    ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
  })
  const { value } = (await response.json()) as { value: value & { error: string; message: string } }
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`)
  return value
}
