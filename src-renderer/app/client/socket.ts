import ReconnectingWebSocket from 'partysocket/ws'
import { ref } from 'vue'
import type { Road } from './road'

/** What RPCLink wants of a socket. partysocket's own types differ in one field only (STACK 6). */
type LinkSocket = Pick<WebSocket, 'addEventListener' | 'removeEventListener' | 'send' | 'readyState'>

/** The browser's road: a WebSocket that comes back by itself. */
export function socketRoad(): { road: Road; socket: LinkSocket } {
  const address = new URL('/api/rpc/ws', location.href)
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
  const socket = new ReconnectingWebSocket(address.href, null, {
    minReconnectionDelay: 200, reconnectionDelayGrowFactor: 1.6, maxReconnectionDelay: 3_000, connectionTimeout: 8_000, maxEnqueuedMessages: 0,
  })
  const open = ref(false)
  socket.addEventListener('open', () => { open.value = true })
  socket.addEventListener('close', () => { open.value = false })
  // A pulled cable leaves the socket "open" for minutes; the browser often knows at once.
  window.addEventListener('offline', () => socket.reconnect())
  window.addEventListener('online', () => { if (!open.value) socket.reconnect() })
  const road: Road = {
    kind: 'browser', open,
    reopen: () => new Promise((resolve) => {
      socket.addEventListener('open', () => resolve(), { once: true })
      socket.reconnect()
    }),
    onOpen: (callback) => socket.addEventListener('open', callback),
  }
  return { road, socket: socket as unknown as LinkSocket }
}
