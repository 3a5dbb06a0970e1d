import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface TakenCall { readonly method: string; readonly url: string; readonly headers: IncomingHttpHeaders; readonly body: string }

/** An HTTP server on loopback: answers as `answer` says and keeps what it was asked. */
export async function openHttpGate(answer: (call: TakenCall, response: ServerResponse) => void, port = 0): Promise<{ port: number; url: string; calls: readonly TakenCall[]; close(): Promise<void> }> {
  const calls: TakenCall[] = []
  const server = createServer((request, response) => {
    const parts: Buffer[] = []
    request.on('data', (part: Buffer) => parts.push(part))
    request.on('end', () => {
      const call = { method: request.method ?? '', url: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString('utf8') }
      calls.push(call)
      answer(call, response)
    })
    request.on('error', () => undefined)
  })
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', () => resolve()) })
  const bound = (server.address() as AddressInfo).port
  return {
    port: bound, url: `http://127.0.0.1:${bound}`, calls,
    close: () => new Promise<void>((resolve) => {
      server.closeAllConnections()
      server.close(() => resolve())
    }),
  }
}

/** A port on which nobody listens. */
export async function freePort(): Promise<number> {
  const gate = await openHttpGate(() => {})
  await gate.close()
  return gate.port
}
