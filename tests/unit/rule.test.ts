import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import type { AbsenceRule, GateRule, RuleChange } from '@shared/contract/rule'
import type { ColumnGates } from '@shared/gates'
import type { GateConditionName } from '@shared/vocabulary'
import type { LogEvent } from '@main/log/event'
import { loadCalendar } from '@main/subjects/calendar/calendar'
import { keepUntil } from '@main/subjects/case/domain/keeping'
import { noticeEnds, noticeOf, noticeTermEnds } from '@main/subjects/case/domain/notice'
import { stepDue, stepsFor } from '@main/subjects/case/rules'
import { ruleBook } from '@main/subjects/rule/domain/book'
import { changedFields, decideChangeRule } from '@main/subjects/rule/domain/change'
import type { RuleEvent } from '@main/subjects/rule/domain/events'
import { gatesOf, ruleSet, shippedVersion } from '@main/subjects/rule/domain/rules'
import { evolveRules, initialRules, type RulesState } from '@main/subjects/rule/domain/state'
import { loadShippedRules } from '@main/subjects/rule/shipped'

const resources = fileURLToPath(new URL('../../resources', import.meta.url))
const shipped = loadShippedRules(resources)
const calendar = loadCalendar(resources)
const step = (id: string, part: object = {}): RuleChange => ({ group: 'step', rule: { ...shipped.steps.get(id)!, ...part } })
const notice = (id: string, part: object): RuleChange => ({ group: 'notice', rule: { ...shipped.notices.get(id)!, ...part } })
const keeping = (id: string, part: object): RuleChange => ({ group: 'keeping', rule: { ...shipped.keeping.get(id)!, ...part } })

/** Rules of a site as one PC makes them. */
class Rules {
  state: RulesState = initialRules()
  note = '本单位规定'
  private made = 0
  get book() { return ruleBook(shipped, this.state) }
  ask(change: RuleChange, basedOn = this.book.current.version) {
    this.made += 1
    return decideChangeRule(this.state, { change, basedOn, note: this.note, versionId: `v${this.made}`, ruleId: `R${this.made}`, present: ruleSet(this.book.current) })
  }
  do(change: RuleChange): this {
    const decision = this.ask(change)
    if (!decision.accepted) throw new Error(decision.refusal.code)
    for (const event of decision.events) this.take(event)
    return this
  }
  take(event: RuleEvent): void {
    const logged: LogEvent = { position: 0, replica: 'a', epoch: 1, seq: 1, hlc: '', wallTime: '2026-11-25T00:00:00.000Z', actor: { userId: 'u', name: '王敏', roles: ['hr'], via: 'browser', pc: 'pc' }, subject: 'rule:rules', base: null, ...event }
    this.state = evolveRules(this.state, logged)
  }
  refused(change: RuleChange, basedOn?: string): string {
    const decision = this.ask(change, basedOn)
    return decision.accepted ? 'accepted' : decision.refusal.code
  }
}

describe('a rule', () => {
  test('changed makes a new version; the versions before it stay as they were', () => {
    const rules = new Rules().do(step('post.file', { days: 10 })).do(step('post.fund', { on: false }))
    expect([rules.book.current.number, rules.book.current.steps.get('post.file')!.days, rules.book.current.steps.get('post.fund')!.on]).toEqual([3, 10, false])
    expect([rules.book.of('v1').steps.get('post.fund')!.on, rules.book.of(shippedVersion).steps.get('post.file')!.days, rules.book.of('nobody knows').version]).toEqual([true, 15, shippedVersion])
  })

  test('that is as it was makes none', () => {
    expect(new Rules().ask(step('post.file'))).toEqual({ accepted: true, events: [] })
  })

  test('added is the site’s own, in new cases of its kinds, and cannot take the place of another', () => {
    const own = { ...shipped.steps.get('site.gate')!, id: null, name: { 'zh-CN': '收回车钥匙', en: 'Car keys' }, appliesTo: { kinds: ['transfer' as const], employer: null, hazardOnly: false, workerType: null } }
    const { book } = new Rules().do({ group: 'step', rule: own })
    expect(book.current.steps.get('own.r1')).toMatchObject({ own: true, on: true, name: own.name })
    const leaver = { employer: 'own' as const, hazard: false, workerType: 'staff' as const }
    expect(['transfer', 'departed'].map((kind) => stepsFor(book.current, kind as 'transfer', leaver).includes('own.r1'))).toEqual([true, false])
    expect(stepsFor(new Rules().do(step('site.gate', { on: false })).book.current, 'transfer', leaver)).not.toContain('site.gate')
  })

  test.each<[string, RuleChange, string]>([
    ['the certificate waiting for the handover', step('post.cert', { waitsForHandover: true }), 'RULE_MUST_NOT_WAIT'], ['wages counted from the handover', step('post.wage', { anchor: 'handoverDoneOn' }), 'RULE_MUST_NOT_WAIT'],
    ['the file waiting', step('post.file', { anchor: 'handoverDoneOn' }), 'RULE_MUST_NOT_WAIT'], ['an own rule that says it may wait', { group: 'step', rule: { ...shipped.steps.get('post.severance')!, id: null } }, 'RULE_MUST_NOT_WAIT'],
    ['severance, which may', step('post.severance', { days: 3 }), 'accepted'], ['a rule that nobody has', step('post.file', { id: 'post.none' }), 'NOT_FOUND'],
    ['a resigning person kept longer than thirty days', notice('notice.resign', { days: 31 }), 'RULE_LONGER_THAN_LAW'], ['the same in working days', notice('notice.resign', { unit: 'working' }), 'RULE_LONGER_THAN_LAW'], ['less notice', notice('notice.resign', { days: 15 }), 'accepted'],
    ['three days in probation, and no more', notice('notice.probation', { days: 4 }), 'RULE_LONGER_THAN_LAW'], ['the employer’s own notice, as long as he likes', notice('notice.employer', { days: 60 }), 'accepted'],
    ['a contract kept for one year', keeping('keep.contract', { years: 1 }), 'RULE_SHORTER_THAN_LAW'], ['for two', keeping('keep.contract', { years: 2 }), 'accepted'], ['attendance, for which no law names a time', keeping('keep.attend', { years: 1 }), 'accepted'],
  ])('%s → %s', (_what, change, code) => { expect(new Rules().refused(change)).toBe(code) })

  test('changed by somebody who had not seen the last change is refused', () => {
    expect(new Rules().do(step('post.file', { days: 10 })).refused(step('post.file', { days: 12 }), shippedVersion)).toBe('RULES_CHANGED')
  })

  test('of two PCs that had not met: both versions stand in the order of the log, the later is told as contested', () => {
    const one = new Rules()
    const first = one.ask(step('post.file', { days: 10 }))
    const second = one.ask(step('post.file', { days: 12 }))
    for (const decision of [first, second]) if (decision.accepted) decision.events.forEach((event) => one.take(event))
    expect(one.state.versions.map(({ id, number, contested }) => [id, number, contested])).toEqual([['v1', 2, false], ['v2', 3, true]])
  })

  test('tells which of its fields changed', () => {
    const decision = new Rules().ask(step('post.file', { days: 10, owner: 'finance' }))
    expect(decision.accepted && changedFields(decision.events[0]!.payload.changed)).toEqual(['days', 'owner'])
  })

  test('that a newer program ships stands in a version that does not know of it', () => {
    const { state } = new Rules().do(step('post.file', { days: 10 }))
    const newer = { ...shipped, steps: new Map([...shipped.steps, ['site.new', { ...shipped.steps.get('site.gate')!, id: 'site.new' }]]) }
    expect(ruleBook(newer, state).current.steps.has('site.new')).toBe(true)
  })
})

describe('what the columns ask for', () => {
  const present = gatesOf(shipped, 'all')
  type Gates = { -readonly [Stage in keyof ColumnGates]: GateConditionName[] }
  const gates = (part: Partial<Gates>, id: GateRule['id'] = 'all'): RuleChange => ({ group: 'gate', rule: { id, gates: { ...(JSON.parse(JSON.stringify(present)) as Gates), ...part } } })

  test('in one kind is its own; the others go on as for all, and the kind may do so again', () => {
    const rules = new Rules().do(gates({ archived: ['certificate_given'] }, 'transfer'))
    expect([gatesOf(rules.book.current, 'transfer').archived, gatesOf(rules.book.current, 'departed').archived]).toEqual([['certificate_given'], present.archived])
    rules.do(gates({ handing_over: [] }))
    expect([gatesOf(rules.book.current, 'transfer').handing_over, gatesOf(rules.book.current, 'departed').handing_over, gatesOf(rules.book.of('v1'), 'departed').handing_over]).toEqual([present.handing_over, [], present.handing_over])
    expect(gatesOf(rules.do({ group: 'gate', rule: { id: 'transfer', gates: null } }).book.current, 'transfer')).toEqual({ ...present, handing_over: [] })
  })

  test.each<[string, RuleChange, string]>([
    ['no column asks for the items', gates({ to_settle: ['approvals_done'] }), 'GATE_WITHOUT_ITEMS'], ['only one past settling does', gates({ to_settle: [], to_file: ['items_settled'] }), 'GATE_WITHOUT_ITEMS'], ['an earlier one does', gates({ awaiting_confirmation: ['items_settled'], to_settle: [] }), 'accepted'],
    ['the list for all kinds is taken away', { group: 'gate', rule: { id: 'all', gates: null } }, 'GATE_WITHOUT_ITEMS'],
    ['the certificate beside the items', gates({ to_settle: ['items_settled', 'certificate_given'] }), 'GATE_MUST_NOT_WAIT'], ['wages beside what the keeper held', gates({ to_file: ['wages_settled', 'keeper_confirmed'], to_settle: ['items_settled'] }), 'GATE_MUST_NOT_WAIT'],
    ['severance beside the items, which may wait', gates({ to_settle: ['items_settled', 'severance_settled'], to_file: ['wages_settled'] }), 'accepted'], ['nothing but the items', gates({ handing_over: [], awaiting_confirmation: [], to_file: [], archived: [] }), 'accepted'],
  ])('%s → %s', (_what, change, code) => { expect(new Rules().refused(change)).toBe(code) })

  test('is never changed without saying why', () => {
    const rules = new Rules()
    rules.note = ''
    expect(rules.refused(gates({ archived: [] }))).toBe('RULE_WITHOUT_REASON')
  })

  test('asked for twice is asked for once, in the first column; the same as before makes no version', () => {
    expect(gatesOf(new Rules().do(gates({ handing_over: ['items_exist', 'receiver_named', 'items_exist'], archived: ['items_settled', 'certificate_given'] })).book.current, 'all')).toMatchObject({ handing_over: ['items_exist', 'receiver_named'], to_settle: present.to_settle, archived: ['certificate_given'] })
    expect([new Rules().ask(gates({})), new Rules().ask(gates({}, 'transfer')), new Rules().ask({ group: 'gate', rule: { id: 'transfer', gates: null } })]).toEqual([1, 2, 3].map(() => ({ accepted: true, events: [] })))
  })

  test('tells which columns changed, none where a kind follows all again', () => {
    const rules = new Rules().do(gates({ archived: [], to_file: ['wages_settled'] }, 'transfer')).do({ group: 'gate', rule: { id: 'transfer', gates: null } })
    expect(rules.state.versions.map(({ changed }) => changedFields(changed))).toEqual([['to_file', 'archived'], []])
  })

  test('is as it ships in a version made before that was data', () => {
    const { state } = new Rules().do(step('post.file', { days: 10 }))
    const { gates: _none, ...set } = state.versions[0]!.set
    expect(gatesOf(ruleBook(shipped, { versions: [{ ...state.versions[0]!, set }] }).current, 'all')).toEqual(present)
  })
})

describe('the numbers of the track of an absent person', () => {
  const present = ruleSet(shipped).absence
  const absence = (part: Partial<AbsenceRule>): RuleChange => ({ group: 'absence', rule: { ...present, ...part } })

  test('are the site’s, in new versions; steps and questions stay those that ship', () => {
    const { book } = new Rules().do(absence({ returnWorkdays: 5, threshold: { inARow: 5, month: 5, year: 10 } }))
    expect(book.current.absence).toEqual({ ...shipped.absence, id: 'absence', returnWorkdays: 5, threshold: { inARow: 5, month: 5, year: 10 } })
    expect(book.of(shippedVersion).absence.returnWorkdays).toBe(3)
  })

  test.each<[string, RuleChange, string]>([
    ['a public notice that counts too early', absence({ publicDays: 29 }), 'ABSENCE_PUBLIC_TOO_SHORT'], ['a later one', absence({ publicDays: 60 }), 'accepted'],
    ['more days in a row than within a year', absence({ threshold: { inARow: 11, month: 5, year: 10 } }), 'ABSENCE_THRESHOLD_ORDER'], ['more within a month', absence({ threshold: { inARow: 3, month: 11, year: 10 } }), 'ABSENCE_THRESHOLD_ORDER'],
  ])('%s → %s', (_what, change, code) => { expect(new Rules().refused(change)).toBe(code) })

  test('are as they ship in a version made before they were data, and the same numbers make no version', () => {
    const { state } = new Rules().do(step('post.file', { days: 10 }))
    const { absence: _none, ...set } = state.versions[0]!.set
    expect(ruleSet(ruleBook(shipped, { versions: [{ ...state.versions[0]!, set }] }).current).absence).toEqual(present)
    expect(new Rules().ask(absence({}))).toEqual({ accepted: true, events: [] })
  })
})

describe('days of the law', () => {
  const dates = { leftOn: '2026-09-10', lastAttendanceOn: null, noticeOn: null, endOn: '2026-09-18', payStopsOn: null, insuranceMonth: null, expectedBackOn: null, handoverDoneOn: null }
  test.each<[string, string | null, string | null, string]>([
    ['post.cert', '2026-09-18', '2026-09-18', 'the certificate on the day itself'], ['post.file', '2026-10-04', '2026-09-30', 'fifteen days end on National Day: the law moves on, the office does it before'],
    ['post.fund', '2026-10-18', '2026-10-16', 'thirty days end on a Sunday, which the law leaves'], ['post.severance', null, null, 'severance when the handover is done'],
  ])('%s: last day %s, do by %s (%s)', (id, dueOn, doBy) => { expect(stepDue(shipped.steps.get(id)!, dates, calendar)).toMatchObject({ dueOn, doBy }) })

  test('what comes before a day is not put off past it by a holiday', () => {
    expect(stepDue(shipped.steps.get('end.health')!, { ...dates, endOn: '2026-10-02' }, calendar)).toMatchObject({ dueOn: '2026-10-01', doBy: '2026-09-30' })
  })

  test('in working days of an unknown year there is none, and the year is named', () => {
    expect(stepDue({ anchor: 'endOn', days: 5, unit: 'working' }, { ...dates, endOn: '2028-03-01' }, calendar)).toEqual({ dueOn: null, doBy: null, provisional: true, unknownYear: '2028' })
  })

  test('notice runs from the day after it came, and no holiday lengthens it', () => {
    expect([noticeEnds('2026-09-01', shipped.notices.get('notice.resign')!, calendar).day, noticeEnds('2026-09-30', shipped.notices.get('notice.probation')!, calendar).day]).toEqual(['2026-10-01', '2026-10-03'])
  })

  test('the notice of a case is by its own version of the rules, at once where the employer is at fault, and none where a decision is needed', () => {
    const shorter = { ...shipped, notices: new Map([...shipped.notices, ['notice.resign', { ...shipped.notices.get('notice.resign')!, days: 15 }]]) }
    const resigned = { kind: 'resignation' as const, dates: { ...dates, noticeOn: '2026-11-20' } }
    expect(noticeOf(resigned, shorter)).toMatchObject({ days: 15, probationDays: 3 })
    expect([shorter, shipped].map((rules) => noticeTermEnds(resigned, false, rules, calendar))).toEqual(['2026-12-05', '2026-12-20'])
    expect(noticeTermEnds(resigned, true, shorter, calendar)).toBe('2026-11-23')
    expect(noticeTermEnds({ ...resigned, kind: 'forced' }, false, shipped, calendar)).toBe('2026-11-20')
    expect(noticeTermEnds({ ...resigned, dates }, false, shipped, calendar)).toBeNull()
    expect(noticeOf({ kind: 'departed' }, shipped)).toBeNull()
  })

  test('records are kept for whole years from the end of the contract; what runs from elsewhere has no day', () => {
    const contract = shipped.keeping.get('keep.contract')!
    expect(keepUntil(contract, { dates: { ...dates, endOn: '2024-02-29' } })).toBe('2029-02-28')
    expect([keepUntil(contract, { dates: { ...dates, endOn: null } }), keepUntil(shipped.keeping.get('keep.pay')!, { dates })]).toEqual([null, null])
  })
})
