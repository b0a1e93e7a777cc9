import type { Channel } from './environment.ts'
import { listen } from './listen.ts'

/** A `BroadcastChannel`, opened at first use; silent on a server and where the browser has none. */
export function openChannel(name: string): Channel {
  let channel: BroadcastChannel | undefined
  let isClosed = typeof window === 'undefined'
  const open = () => {
    if (isClosed || channel) return channel
    try {
      channel = new BroadcastChannel(name)
      // Node.js would wait for messages for ever.
      ;(channel as { unref?: () => void }).unref?.()
    } catch {
      isClosed = true
    }
    return channel
  }
  return {
    post: (message) => open()?.postMessage(message),
    subscribe(listener) {
      const target = open()
      if (!target) return () => {}
      return listen<MessageEvent>(target, 'message', (event) => listener(event.data))
    },
    close() {
      isClosed = true
      channel?.close()
      channel = undefined
    },
  }
}
