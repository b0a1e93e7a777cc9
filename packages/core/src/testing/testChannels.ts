import type { Channel } from '../env/environment.ts'

interface Port {
  readonly name: string
  readonly listeners: Set<(message: unknown) => void>
}

/** Channels between the tabs of one browser in memory. Messages are copied and arrive later. */
export function createTestChannels(): (name: string) => Channel {
  const ports = new Set<Port>()
  return (name) => {
    const port: Port = { name, listeners: new Set() }
    ports.add(port)
    const deliver = (to: Port, message: unknown) => {
      if (!ports.has(to)) return
      for (const listener of [...to.listeners]) listener(structuredClone(message))
    }
    return {
      post(message) {
        if (!ports.has(port)) return
        const copy = structuredClone(message)
        for (const other of ports) {
          if (other !== port && other.name === name) setTimeout(deliver, 0, other, copy)
        }
      },
      subscribe(listener) {
        const own = (message: unknown) => listener(message)
        port.listeners.add(own)
        return () => port.listeners.delete(own)
      },
      close: () => void ports.delete(port),
    }
  }
}
