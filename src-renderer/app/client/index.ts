import { createORPCClient, ORPCError } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { ClientRetryPlugin, type ClientRetryPluginContext } from '@orpc/client/plugins'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import type { Contract } from '@shared/contract'
import { portGreeting } from '@shared/desktop'
import { currentLocale } from '../locale'
import { answered, keyFor, notAnswered } from './keys'
import { isDesktop, portRoad, type Road } from './road'
import { socketRoad } from './socket'

interface CallContext extends ClientRetryPluginContext { key?: string }
export type Client = ContractRouterClient<Contract, CallContext>

const onRefusedCallbacks = new Set<(code: string) => void>()
/** Tells of every refusal by code, whoever asked: the session store listens for "not signed in" and "locked". */
export const onRefused = (callback: (code: string) => void): void => { onRefusedCallbacks.add(callback) }
export const announceRefusal = (code: string): void => { for (const callback of onRefusedCallbacks) callback(code) }

const options = {
  headers: ({ context }: { context: CallContext }) => ({
    'accept-language': currentLocale(), ...(context.key ? { 'idempotency-key': context.key } : {}),
  }),
  // Repeating is safe: a command carries the same key again. Refusals are answers and are not repeated.
  plugins: [new ClientRetryPlugin<CallContext>({ default: { retry: 4, retryDelay: ({ attemptIndex }) => 150 * 2 ** attemptIndex, shouldRetry: ({ error }) => !(error instanceof ORPCError) && !isAbort(error) } })],
  // Stands outside the retry plugin, so that all repetitions of one call share one key.
  interceptors: [async (call: { path: readonly string[]; input: unknown; context: CallContext; next: (options?: never) => Promise<unknown> }) => {
    const { path, input, context, next, ...rest } = call
    const key = context.key ?? keyFor(path, input)
    try {
      const output = await (next as (options: unknown) => Promise<unknown>)({ ...rest, path, input, context: { ...context, key } })
      answered(path, input)
      return output
    } catch (error) {
      if (error instanceof ORPCError) {
        answered(path, input)
        announceRefusal(error.code)
      } else notAnswered(path, input, key)
      throw error
    }
  }],
}

/** The caller itself gave up (a newer search, a left screen). */
const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError'

function makeRoad(): { road: Road; link: SocketLink<CallContext> | PortLink<CallContext> } {
  if (!isDesktop()) {
    const { road, socket } = socketRoad()
    return { road, link: new SocketLink<CallContext>({ websocket: socket, ...options }) }
  }
  const { port1, port2 } = new MessageChannel()
  window.postMessage(portGreeting, '*', [port2])
  port1.start()
  return { road: portRoad(), link: new PortLink<CallContext>({ port: port1, ...options }) }
}

const made = makeRoad()
export const road = made.road

/** The one typed client. Call it from composables and stores only (STYLE); `useAction` and `useLoad` turn its errors into values. */
export const client: Client = createORPCClient(made.link)
