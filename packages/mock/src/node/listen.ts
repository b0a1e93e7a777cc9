import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/**
 * Listens on a host. `localhost` means both loopback addresses: browsers try ::1 first, and another
 * program that has only that one would get the requests.
 */
export async function listen(
  create: () => Server,
  port: number,
  host: string,
): Promise<readonly [Server, ...Server[]]> {
  if (host !== 'localhost') return [await listenOn(create(), port, host)]
  for (let attempt = 1; ; attempt++) {
    const first = await listenOn(create(), port, '127.0.0.1')
    try {
      const { port: taken } = first.address() as AddressInfo
      return [first, await listenOn(create(), taken, '::1')]
    } catch (error) {
      if (!isPortInUse(error)) return [first]
      first.close()
      // A random port that is free on one address only: take another.
      if (port !== 0 || attempt === 5) throw error
    }
  }
}

function listenOn(server: Server, port: number, address: string): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(explained(error, port, address)))
    server.listen(port, address, () => resolve(server))
  })
}

function isPortInUse(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE'
}

function explained(error: NodeJS.ErrnoException, port: number, address: string): Error {
  const fix = 'Choose another with the option `port` (--port on the command line).'
  const text = {
    EADDRINUSE: `Port ${port} of ${address} is in use by another program. ${fix}`,
    EACCES: `Port ${port} of ${address} is not allowed for this user. ${fix}`,
    ENOTFOUND: `The host ${address} is not known. Set the option \`host\` (--host) to a name or address of this machine.`,
    EADDRNOTAVAIL: `The address ${address} is not one of this machine. Set the option \`host\` (--host) to one that is.`,
  }[error.code ?? '']
  if (text === undefined) return error
  return Object.assign(new Error(text, { cause: error }), { code: error.code })
}
