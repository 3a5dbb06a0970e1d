import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { WebSocket } from 'ws'
import type { Contract } from '@shared/contract'
import type { LiveChange } from '@shared/contract/live'

interface CallContext { readonly key?: string; readonly lastEventId?: string; readonly language?: string }
export type RoadClient = ContractRouterClient<Contract, CallContext>

/** The contract over a real WebSocket, as the browser's pages use it. `cut` pulls the cable. */
export async function overWebSocket(url: string, token: string): Promise<{ client: RoadClient; cut(): void }> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/api/rpc/ws`, { headers: { cookie: `handover_session=${token}` } })
  await new Promise((resolve, reject) => {
    socket.once('open', resolve)
    socket.once('error', reject)
  })
  const link = new RPCLink<CallContext>({
    websocket: socket as unknown as globalThis.WebSocket,
    headers: ({ context }) => ({ ...(context.key ? { 'idempotency-key': context.key } : {}), ...(context.lastEventId ? { 'last-event-id': context.lastEventId } : {}), ...(context.language ? { 'accept-language': context.language } : {}) }),
  })
  return { client: createORPCClient(link), cut: () => { socket.terminate() } }
}

export interface SentEvent { readonly id: string; readonly data: LiveChange }

/** The live changes as a program reads them: server-sent events over REST. `cut` ends the connection. */
export function overSse(url: string, token: string, lastEventId?: string): { events: AsyncGenerator<SentEvent>; cut(): void } {
  const stopping = new AbortController()
  async function* events(): AsyncGenerator<SentEvent> {
    const answer = await fetch(`${url}/api/v1/changes`, { signal: stopping.signal, headers: { accept: 'text/event-stream', authorization: `Bearer ${token}`, ...(lastEventId ? { 'last-event-id': lastEventId } : {}) } })
    if (answer.status !== 200 || !answer.body) throw new Error(`status ${answer.status}`)
    let text = ''
    for await (const part of answer.body) {
      text += Buffer.from(part as Uint8Array).toString('utf8')
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const block = text.slice(0, end).split('\n')
        text = text.slice(end + 2)
        const field = (name: string) => block.find((line) => line.startsWith(`${name}: `))?.slice(name.length + 2)
        const data = field('data')
        if (field('event') === 'message' && data) yield { id: field('id') ?? '', data: JSON.parse(data) as LiveChange }
      }
    }
  }
  return { events: events(), cut: () => { stopping.abort() } }
}

/** Whether an iterator failed because its connection was cut. */
export const isCut = (error: unknown): boolean => error instanceof Error && /abort|closed|terminated|cut/i.test(`${error.name} ${error.message}`)
