import { Readable } from 'node:stream'
import { TLSSocket } from 'node:tls'
import MailComposer from 'nodemailer/lib/mail-composer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { EmailSettings } from '../../src-shared/contract/channel'
import type { z } from 'zod'
import { distrust } from './certificate'
import { smtpOutcome, type SmtpStage } from './smtpOutcome'
import type { Attempt, Letter, Outcome } from './transport'
import { tidy } from './transport'

type Settings = z.infer<typeof EmailSettings>

/** Sends a letter by mail, over a connection of its own. The stages are told apart so that an error says whether anything was handed over. */
export async function sendMail({ settings, secrets, letter, handOver, patience, signal }: Attempt<Settings>): Promise<Outcome> {
  const raw = await composed(settings, letter)
  const connection = new SMTPConnection({
    host: settings.host, port: settings.port, secure: settings.security === 'tls', requireTLS: settings.security === 'starttls', ignoreTLS: settings.security === 'plain',
    // Looked at by `distrust` before anything secret is said.
    tls: { rejectUnauthorized: false, minVersion: 'TLSv1.2' },
    // Not the PC's name: it is nobody's business.
    name: '[127.0.0.1]', connectionTimeout: patience.connectMs, greetingTimeout: patience.connectMs, dnsTimeout: patience.connectMs, socketTimeout: patience.answerMs, socketCloseTimeout: 1000,
    allowInternalNetworkInterfaces: true,
  })
  const stage: { now: SmtpStage } = { now: 'connect' }
  const withdrawn = { yes: false }
  let sent = false
  const stop = (): void => connection.close()
  signal.addEventListener('abort', stop, { once: true })
  try {
    const failed = new Promise<never>((_resolve, reject) => {
      connection.on('error', reject)
      connection.once('end', () => reject(Object.assign(new Error('closed'), { code: 'ECONNECTION' })))
    })
    failed.catch(() => undefined)
    if (signal.aborted) throw Object.assign(new Error('closed'), { code: 'ECONNECTION' })
    await Promise.race([failed, called((done) => connection.connect(done))])
    const socket = connection._socket
    if (socket instanceof TLSSocket) {
      const reason = distrust(socket, settings.fingerprint, settings.host)
      if (reason) return { did: 'halted', reason }
    }
    if (settings.user) {
      stage.now = 'login'
      await Promise.race([failed, called((done) => connection.login({ user: settings.user, pass: secrets['password'] ?? '', credentials: { user: settings.user, pass: secrets['password'] ?? '' } }, done))])
    }
    stage.now = 'envelope'
    // Pulled for the first time when the server has said that it wants the text: until then nothing is handed over.
    const text = Readable.from((async function* () {
      if (!(await handOver())) {
        withdrawn.yes = true
        throw new Error('withdrawn')
      }
      stage.now = 'text'
      yield raw
    })(), { objectMode: false })
    const info = await Promise.race([failed, new Promise<{ response?: string | undefined }>((resolve, reject) => {
      connection.send({ from: settings.sender, to: letter.toAddress, size: raw.length }, text, (error, answer) => (error ? reject(error) : resolve(answer)))
    })])
    sent = true
    return { did: 'sent', said: tidy(info.response ?? '', secrets) }
  } catch (error) {
    return withdrawn.yes ? { did: 'withdrawn' } : smtpOutcome(error, stage.now, settings, secrets)
  } finally {
    signal.removeEventListener('abort', stop)
    connection.on('error', () => undefined)
    // Told good-bye, the server ends it; else it is cut.
    if (sent) connection.quit()
    else connection.close()
  }
}

const called = (call: (done: (error?: Error | null) => void) => void): Promise<void> => new Promise((resolve, reject) => { call((error) => (error ? reject(error) : resolve())) })

/** The letter as bytes. Its number is the message's: a server or a mailbox that sees it twice can tell. */
async function composed(settings: Settings, letter: Letter): Promise<Buffer> {
  const composer = new MailComposer({
    from: { name: settings.senderName || letter.siteName, address: settings.sender }, to: { name: letter.toName, address: letter.toAddress }, subject: letter.subject, text: letter.text, date: new Date(letter.writtenAt),
    messageId: `<${letter.id}.handover-desk@${settings.sender.split('@')[1] ?? 'localhost'}>`, headers: { 'auto-submitted': 'auto-generated', 'x-auto-response-suppress': 'All' },
    // Text alone: a name in it must never fetch a file or an address.
    disableFileAccess: true, disableUrlAccess: true,
  })
  return new Promise((resolve, reject) => { composer.compile().build((error, bytes) => (error || !bytes ? reject(error ?? new Error('empty')) : resolve(bytes))) })
}
