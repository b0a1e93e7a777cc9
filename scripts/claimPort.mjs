import { createServer } from 'node:net'

/**
 * A port that nobody listens on, on either loopback address: browsers try both.
 *
 * @param {string} wanted - `0` for any
 * @param {string} option - the option that asks for it
 * @returns {Promise<number>}
 */
export async function claimPort(wanted, option) {
  const port = Number(wanted)
  if (!/^\d+$/.test(wanted) || port > 65535) {
    throw new Error(`--${option} is ${wanted}, which is no port. Give a number from 0 to 65535.`)
  }
  const free = await tryPort(port, '127.0.0.1')
  if (free === undefined || (await tryPort(free, '::1')) === undefined) {
    throw new Error(
      `Port ${port} is in use by another program. Choose another: npm start -- --${option} ${port + 1}`,
    )
  }
  return free
}

/** @param {number} port @param {string} host @returns {Promise<number | undefined>} */
function tryPort(port, host) {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', (/** @type {NodeJS.ErrnoException} */ { code, message }) => {
      if (code === 'EADDRINUSE') resolve(undefined)
      // A machine without IPv6.
      else if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') resolve(port)
      else reject(new Error(message))
    })
    server.listen(port, host, () => {
      const address = server.address()
      const taken = address && typeof address === 'object' ? address.port : port
      server.close(() => resolve(taken))
    })
  })
}
