import { createServer, type Server, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail that a server took. */
export interface TakenMail { readonly to: string; readonly messageId: string; readonly raw: string }

export interface MailServer { readonly port: number; readonly mails: readonly TakenMail[]; close(): Promise<void> }

const headerOf = (raw: string, name: string): string => new RegExp(`^${name}: ?(.*)$`, 'im').exec(raw)?.[1]?.trim() ?? ''

/** A real SMTP server on loopback that keeps what it takes. `port` 0 takes any. */
export async function openMailServer(options: SMTPServerOptions & { readonly afterText?: (raw: string) => Error | null } = {}, port = 0): Promise<MailServer> {
  const { afterText, ...smtp } = options
  const mails: TakenMail[] = []
  const server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], closeTimeout: 500, logger: false, ...smtp,
    onData: (stream, session, done) => {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8')
        const refusal = afterText?.(raw) ?? null
        if (refusal) return done(refusal)
        mails.push({ to: session.envelope.rcptTo.map((one) => one.address).join(' '), messageId: headerOf(raw, 'message-id'), raw })
        done()
      })
    },
  })
  // A client that cuts the line is the test's own doing.
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', () => resolve()) })
  return { port: (server.server.address() as AddressInfo).port, mails, close: () => new Promise<void>((resolve) => { server.close(() => resolve()) }) }
}

/** The refusal of an SMTP server: its code and its words. */
export const smtpRefusal = (responseCode: number, message: string): Error => Object.assign(new Error(message), { responseCode })

interface RawTalk { readonly talk: (socket: Socket, text: string) => void; readonly greet?: (socket: Socket) => void }

/** A server of which the test writes every word; `close` cuts whoever is connected. */
export async function openRawServer({ talk, greet }: RawTalk): Promise<{ port: number; received(): string; close(): Promise<void> }> {
  const sockets = new Set<Socket>()
  let received = ''
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    greet?.(socket)
    socket.on('data', (part) => {
      received += part.toString('utf8')
      talk(socket, part.toString('utf8'))
    })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', () => resolve()) })
  return {
    port: (server.address() as AddressInfo).port, received: () => received,
    close: () => new Promise<void>((resolve) => {
      for (const socket of sockets) socket.destroy()
      server.close(() => resolve())
    }),
  }
}

/** Speaks SMTP up to the text, and calls `onText` with each part of it. */
export const untilText = (onText: (socket: Socket, part: string) => void): RawTalk => {
  const inText = new WeakSet<Socket>()
  return {
    greet: (socket) => { socket.write('220 loopback ESMTP\r\n') },
    talk: (socket, text) => {
      if (inText.has(socket)) return onText(socket, text)
      for (const line of text.split('\r\n').filter(Boolean)) {
        if (/^DATA/i.test(line)) {
          inText.add(socket)
          socket.write('354 go on\r\n')
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n')
        else socket.write('250 ok\r\n')
      }
    },
  }
}
