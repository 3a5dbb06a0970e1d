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
  return { road, socket: linkSocket(socket as unknown as LinkSocket) }
}

/** A message of oRPC that gives a question up; type 4 of its protocol. */
const isGivingUp = (message: unknown): boolean => typeof message === 'string' && /^\{"i":"?\w+"?,"t":4\b/.test(message)

/**
 * The socket as the link sees it. Left alone, the link throws out of nowhere when a screen is left while the connection is
 * lost: it tries to give its questions up on a socket that is gone. The server has forgotten them with the socket.
 */
function linkSocket(socket: LinkSocket): LinkSocket {
  const settled = () => new Promise<void>((resolve) => {
    const settle = () => {
      socket.removeEventListener('open', settle)
      socket.removeEventListener('close', settle)
      resolve()
    }
    socket.addEventListener('open', settle)
    socket.addEventListener('close', settle)
  })
  async function send(message: Parameters<WebSocket['send']>[0]): Promise<void> {
    if (socket.readyState === WebSocket.CONNECTING) await settled()
    if (socket.readyState === WebSocket.OPEN) socket.send(message)
    else if (!isGivingUp(message)) throw new Error('No connection')
  }
  return {
    addEventListener: socket.addEventListener.bind(socket) as LinkSocket['addEventListener'], removeEventListener: socket.removeEventListener.bind(socket) as LinkSocket['removeEventListener'],
    readyState: WebSocket.OPEN, send: send as LinkSocket['send'],
  }
}
