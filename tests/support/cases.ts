import type { ItemAct } from '@shared/contract/item'
import type { PersonRef } from '@shared/contract/common'
import type { Decision } from '@shared/decision'
import type { RefusalCode } from '@shared/refusals'
import type { Role } from '@shared/vocabulary'
import type { Actor, LogEvent } from '@main/log/event'
import { compareEvents } from '@main/log/event'
import { hlcText, tick, type Hlc } from '@main/log/clock'
import type { CaseEvent } from '@main/subjects/case/domain/events'
import { evolveCase } from '@main/subjects/case/domain/evolve'
import { relationsOf, type Party } from '@main/subjects/case/domain/standing'
import { decideStart, type StartCase } from '@main/subjects/case/domain/start'
import { initialCase, type CaseState, type ItemFacts } from '@main/subjects/case/domain/state'
import { expect } from 'vitest'

/** The people of the reference story (DESIGN §1). */
export const users: Readonly<Record<'hr' | 'admin' | 'head' | 'otherHead' | 'finance' | 'it' | 'supervisor' | 'foreman' | 'xiaoli' | 'stranger', { userId: string; name: string; roles: Role[]; departments: string[] }>> = {
  hr: { userId: 'u-hr', name: '王敏', roles: ['hr'], departments: [] },
  admin: { userId: 'u-admin', name: '管理员', roles: ['admin'], departments: [] },
  head: { userId: 'u-head', name: '陈建国', roles: ['head'], departments: ['设备部'] },
  otherHead: { userId: 'u-other', name: '别部', roles: ['head'], departments: ['销售部'] },
  finance: { userId: 'u-finance', name: '刘芳', roles: ['finance'], departments: [] },
  it: { userId: 'u-it', name: '赵磊', roles: ['it'], departments: [] },
  supervisor: { userId: 'u-super', name: '孙师傅', roles: ['supervisor'], departments: ['施工班组'] },
  foreman: { userId: 'u-foreman', name: '班长', roles: ['supervisor'], departments: ['设备部'] },
  xiaoli: { userId: 'u-xiaoli', name: '小李', roles: ['receiver'], departments: [] },
  stranger: { userId: 'u-stranger', name: '路人', roles: ['receiver'], departments: [] },
}
export type UserName = keyof typeof users

export const asPerson = (name: UserName): PersonRef => ({ kind: 'user', id: users[name].userId, name: users[name].name })
const actorOf = (name: UserName): Actor => ({ userId: users[name].userId, name: users[name].name, roles: users[name].roles, via: 'browser', pc: 'pc-1' })

export function partyIn(state: CaseState, name: UserName): Party {
  return { ...actorOf(name), relations: relationsOf(state, users[name]) }
}

export const anItem = (id: string, facts: Partial<ItemFacts> = {}): ItemFacts => ({
  id, title: { 'zh-CN': id, en: '' }, category: 'documents', shape: 'plain', due: null, needsMaterial: false, onlyLeaver: false, tags: [], receiver: null, from: null, columns: null, ...facts,
})

export const aStart = (facts: Partial<StartCase> = {}): StartCase => ({
  number: 'HD-2026-00001', kind: 'departed', endsContract: true,
  leaver: { id: 'e-zhang', number: 'E0427', name: '老张', identityNumber: '320102198504127718', phone: '', serviceAddress: '', department: '设备部', crew: '', employer: 'own', employerName: '', workerType: 'staff', positionId: 'technician', positionTitle: { 'zh-CN': '技术员', en: 'Technician' }, hazard: false, joinedOn: '2021-03-15', contractEndsOn: null },
  dates: { leftOn: '2026-11-20', lastAttendanceOn: null, noticeOn: null, endOn: null, payStopsOn: null, insuranceMonth: null, expectedBackOn: null, handoverDoneOn: null },
  reason: '家里有事', told: { channel: 'message', note: '', file: null }, receivers: [asPerson('xiaoli')], keeper: null, witness: null, assignees: {}, functionsWithoutPerson: [], templates: [],
  items: [anItem('records'), anItem('contacts'), anItem('accounts', { category: 'accounts' })], legalSteps: ['post.cert', 'post.wage', 'post.severance'], rules: 'shipped-1', openCase: null, hasLeft: false, ...facts,
})

/** A case as one PC sees it: decides, gives each fact its place, folds. Time passes a second a step. */
export class ACase {
  state: CaseState = initialCase('c1')
  readonly events: LogEvent[] = []
  private hlc: Hlc = { ms: 0, counter: 0 }
  private seq = 0
  nowMs: number

  constructor(readonly replica = 'pc1', startMs = Date.parse('2026-11-21T01:00:00Z')) {
    this.nowMs = startMs
  }

  static started(facts: Partial<StartCase> = {}): ACase {
    return new ACase().do('hr', (state) => decideStart(state, aStart(facts)))
  }

  /** The same case on another PC that has met this one up to now. */
  copyTo(replica: string): ACase {
    const copy = new ACase(replica, this.nowMs)
    copy.receive(this.events)
    return copy
  }

  do(who: UserName, decide: (state: CaseState, party: Party, nowMs: number) => Decision<CaseEvent>): this {
    const decision = this.ask(who, decide)
    if (!decision.accepted) throw new Error(`refused: ${JSON.stringify(decision.refusal)}`)
    return this
  }

  /** Asks and, when accepted, records. */
  ask(who: UserName, decide: (state: CaseState, party: Party, nowMs: number) => Decision<CaseEvent>): Decision<CaseEvent> {
    this.nowMs += 1000
    const decision = decide(this.state, partyIn(this.state, who), this.nowMs)
    if (decision.accepted) {
      for (const event of decision.events) {
        this.seq += 1
        this.hlc = tick(this.hlc, this.nowMs)
        this.take({
          position: this.events.length + 1, replica: this.replica, epoch: 1, seq: this.seq, hlc: hlcText(this.hlc), wallTime: new Date(this.nowMs).toISOString(), actor: actorOf(who), type: event.type, subject: 'case:c1', base: event.base ?? null,
          payload: JSON.parse(JSON.stringify(event.payload)) as unknown,
        })
      }
    }
    return decision
  }

  refused(who: UserName, decide: (state: CaseState, party: Party, nowMs: number) => Decision<CaseEvent>, code: RefusalCode): this {
    const decision = this.ask(who, decide)
    expect(decision.accepted ? decision.events.map((event) => event.type) : decision.refusal.code).toBe(code)
    return this
  }

  receive(events: readonly LogEvent[]): void {
    const known = new Set(this.events.map((event) => `${event.replica}.${event.seq}`))
    for (const event of events) if (!known.has(`${event.replica}.${event.seq}`)) this.take(event)
  }

  /** Folds as the store does: a fact that sorts before the last one makes the subject fold again. */
  private take(event: LogEvent): void {
    const last = this.events.at(-1)
    this.events.push(event)
    if (last && compareEvents(event, last) < 0) {
      this.events.sort(compareEvents)
      this.state = this.events.reduce(evolveCase, initialCase('c1'))
    } else {
      this.state = evolveCase(this.state, event)
    }
  }

  item(id: string) {
    const item = this.state.items.find((one) => one.id === id)
    if (!item) throw new Error(`no item ${id}`)
    return item
  }
}

/** An act on items without words. */
export const act = (name: ItemAct, ...itemIds: string[]) => ({ itemIds, act: name, note: '', blockedBy: '', witnesses: [] as string[] })
