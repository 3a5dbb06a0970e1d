import type { ChannelSettings, ChannelView } from '@shared/contract/channel'
import type { OutboxRow } from '@shared/contract/outbox'
import type { MessageShelf } from '@shared/outbox'
import { startHttp, type HttpServer } from '@main/lan/http'
import { rendererDir } from '@main/commands/folders'
import { openSession } from '@main/office/sessions'
import type { Patience } from '@main/outbox/transport'
import { systemActor, type Site } from '@main/site'
import { enqueue, type OutgoingMessage } from '@main/subjects/message/enqueue'
import { decideSetUp, siteId } from '@main/subjects/site/domain'
import { siteSubject } from '@main/subjects/site/projection'
import { decideCreateUser } from '@main/subjects/user/domain'
import { userSubject } from '@main/subjects/user/projection'
import { openTestSite } from './site'

export interface OutboxDesk {
  readonly site: Site
  readonly clock: { ms: number }
  readonly errors: string[]
  ask<Body>(method: string, path: string, body?: unknown): Promise<{ status: number; body: Body }>
  addChannel(settings: ChannelSettings, secrets?: Record<string, string>, more?: object): Promise<ChannelView>
  channel(id: string): Promise<ChannelView>
  write(dedupe: string, more?: Partial<OutgoingMessage>): Promise<{ queued: number; withoutAddress: readonly string[] }>
  messages(shelf?: MessageShelf): Promise<OutboxRow[]>
  /** The clock goes on, and the sender looks at it. */
  later(ms: number): Promise<void>
  close(): Promise<void>
}

const startMs = Date.parse('2026-11-24T02:00:00Z')
const words = { 'zh-CN': { subject: '交接提醒', text: '您负责的客户资料交接已超时 2 天，请尽快处理' }, en: { subject: 'Handover reminder', text: 'The handover of customer files is 2 days overdue' } }

/** A small site with an administrator who is signed in over REST, 小李 with mail and telephone, and 老王 without; the clock is the test's. */
export async function openOutboxDesk(dataDir: string, { patience = { connectMs: 3000, answerMs: 3000 } as Patience, clock = { ms: startMs } } = {}): Promise<OutboxDesk> {
  const site = await openTestSite(dataDir, { clock: { now: () => clock.ms }, patience })
  const errors: string[] = []
  const http: HttpServer = await startHttp(site, { port: 0, renderer: rendererDir, log: { error: ({ cause }) => errors.push(String(cause instanceof Error ? cause.stack : cause)) } })
  await site.services.writer.run(systemActor(), async (tx) => {
    const present = await tx.load(siteSubject, siteId)
    if (present.version === 0) {
      await tx.record(siteSubject, present, decideSetUp(present.state, { name: '一号项目', company: '公司', locale: 'zh-CN', timeZone: 'Asia/Shanghai', demo: false, lockAfterMinutes: 15 }))
      for (const [id, displayName, roles, contact] of [['u-admin', '管理员', ['admin'], {}], ['u-xiaoli', '小李', ['receiver'], { email: 'xiaoli@site.example', phone: '13800000001' }], ['u-wang', '老王', ['receiver'], {}], ['u-smith', 'Smith', ['head'], { email: 'smith@site.example' }]] as const) {
        await tx.record(userSubject, await tx.load(userSubject, id), decideCreateUser({ fields: { name: id, displayName, roles: [...roles], departments: [], locale: id === 'u-smith' ? 'en' : 'zh-CN', employeeId: null, ...contact }, verifier: 'scrypt$none', nameTaken: false }))
      }
    }
  })
  const session = { token: '', atMs: Number.NEGATIVE_INFINITY }
  /** Sessions end after half a day, and the test's clock runs. */
  const token = async (): Promise<string> => {
    const nowMs = site.services.clock.steady()
    if (nowMs - session.atMs > 3_600_000) Object.assign(session, { atMs: nowMs, token: (await site.services.writer.run(systemActor(), (tx) => openSession(tx.outsideLog, site.services.random, { userId: 'u-admin', nowMs, via: 'api', pc: 'TEST' }))).token })
    return session.token
  }
  const ask: OutboxDesk['ask'] = async (method, path, body) => {
    const answer = await fetch(`http://127.0.0.1:${http.port}/api/v1${path}`, { method, headers: { authorization: `Bearer ${await token()}`, 'accept-language': 'zh-CN', ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })
    return { status: answer.status, body: (await answer.json()) as never }
  }
  return {
    site, clock, errors, ask,
    addChannel: async (settings, secrets = {}, more = {}) => {
      const { status, body } = await ask<ChannelView>('POST', '/channels', { name: settings.kind, on: true, settings, secrets, ...more })
      if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
      return body
    },
    channel: async (id) => (await ask<{ items: ChannelView[] }>('GET', '/channels')).body.items.find((one) => one.id === id)!,
    write: (dedupe, more = {}) => site.services.writer.run(systemActor(), (tx) => enqueue(tx, [{ dedupe, to: [{ userId: 'u-xiaoli' }], words, ...more }], () => site.services.random.id())),
    messages: async (shelf) => (await ask<{ items: OutboxRow[] }>('GET', `/outbox${shelf ? `?shelf=${shelf}` : ''}`)).body.items,
    later: async (ms) => {
      clock.ms += ms
      await site.outbox.look()
    },
    close: async () => {
      await http.close()
      await site.close()
    },
  }
}

export const mailSettings = (port: number, more: Partial<Extract<ChannelSettings, { kind: 'email' }>> = {}): ChannelSettings =>
  ({ kind: 'email', host: '127.0.0.1', port, security: 'plain', user: '', sender: 'desk@site.example', senderName: '交接台', fingerprint: null, ...more })
export const hookSettings = (url: string, more: Partial<Extract<ChannelSettings, { kind: 'webhook' }>> = {}): ChannelSettings =>
  ({ kind: 'webhook', url, method: 'POST', encoding: 'json', body: '{"to":"{to}","text":"{text}"}', headers: [], expects: '', repeatable: false, fingerprint: null, ...more })
