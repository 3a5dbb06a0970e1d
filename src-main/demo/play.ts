import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { monotonicFactory } from 'ulid'
import { attachmentLimit } from '../../src-shared/contract/attachment'
import { StartCaseInput } from '../../src-shared/contract/case'
import { resourcesDir } from '../commands/folders'
import { handoverForm } from '../forms/handover'
import { localDay } from '../log/clock'
import type { Actor } from '../log/event'
import type { RandomSource } from '../office/context'
import type { Site } from '../site'
import type { Transaction } from '../store/writer'
import { decideStore } from '../subjects/attachment/domain'
import { attachmentSubject } from '../subjects/attachment/projection'
import { addDays } from '../subjects/calendar/calendar'
import { prepareSubmission } from '../subjects/case/approvals/prepare'
import type { StoredFile } from '../subjects/case/domain/events'
import { relationsOf, type Party } from '../subjects/case/domain/standing'
import { decideStart } from '../subjects/case/domain/start'
import type { CaseState } from '../subjects/case/domain/state'
import { viewContext } from '../subjects/case/office'
import { sealSecret } from '../subjects/case/seal'
import { prepareStart } from '../subjects/case/startCase'
import { columnsOf } from '../subjects/case/view'
import { decideLeave } from '../subjects/employee/domain'
import { employeeSubject } from '../subjects/employee/projection'
import type { DemoAccount, DemoAct, DemoCase } from './cases'
import { decideDeed } from './deeds'
import { demoAccounts, demoSite } from './people'

/** Plays cases on a site: every act in the order of its instant, each as its own person's commit, so that the log reads as it would have been written. */
export async function playCases(site: Site, cases: readonly DemoCase[]): Promise<void> {
  const { writer, clock } = site.services
  const today = localDay(clock.now(), demoSite.timeZone)
  const instant = (ago: number, at: string): number => Date.parse(`${addDays(today, -ago)}T${at}:00+08:00`)
  const steps = cases.flatMap((one, index) => {
    const played: Played = { id: '' }
    // Two acts at the same minute keep their order in the log.
    const ms = (ago: number, at: string): number => instant(ago, at) + index * 1000
    return [
      { ms: ms(one.started.ago, one.started.at), by: 'hr' as const, run: (tx: Transaction, stage: Stage) => start(stage, tx, one, played) },
      ...one.acts.map((act) => ({ ms: ms(act.ago, act.at), by: act.by, run: (tx: Transaction, stage: Stage) => perform(stage, tx, act, played.id) })),
    ]
  }).sort((a, b) => a.ms - b.ms)
  const ulid = monotonicFactory()
  for (const { ms, by, run } of steps) {
    const stage: Stage = { site, today, actor: actorOf(by), ms, random: { id: () => ulid(ms), bytes: site.services.random.bytes } }
    await writer.run(stage.actor, (tx) => run(tx, stage), { now: () => ms })
  }
}

interface Played { id: string }
interface Stage { readonly site: Site; readonly today: string; readonly actor: Actor; readonly ms: number; readonly random: RandomSource }

const pcs: Readonly<Record<DemoAccount, string>> = { hr: 'HR-PC1', head: 'EQ-PC2', finance: 'FIN-PC1', it: 'IT-NB3', supervisor: '192.168.10.41', xiaoli: '192.168.10.27' }
const accountOf = (name: DemoAccount) => demoAccounts.find((one) => one.name === name)!

function actorOf(name: DemoAccount): Actor {
  const { id, displayName, roles } = accountOf(name)
  return { userId: id, name: displayName, roles, via: 'browser', pc: pcs[name] }
}

async function start(stage: Stage, tx: Transaction, one: DemoCase, played: Played): Promise<void> {
  const { desk } = stage.site
  const day = (ago: number): string => addDays(stage.today, -ago)
  const file = one.told.file ? await storeFile(stage, tx, one.told.file) : null
  const input = StartCaseInput.parse({
    employeeId: one.employee, kind: one.kind, leftOn: day(one.left), expectedBackOn: one.backIn === undefined ? null : day(-one.backIn), reason: one.reason, told: { channel: one.told.channel, note: one.told.note, attachmentId: file?.id ?? null },
    receivers: one.receivers, keeper: one.keeper ? { person: one.keeper.person, until: day(-one.keeper.untilIn) } : null, witness: one.witness ?? null, receiverOf: one.receiverOf ?? {}, assignees: one.assignees ?? {},
    dates: { lastAttendanceOn: day(one.left), ...(one.ended === undefined ? {} : { endOn: day(one.ended), payStopsOn: day(one.ended) }) },
  })
  const command = await prepareStart(desk, await tx.read(), input, { random: stage.random, today: localDay(stage.ms, demoSite.timeZone), user: { ...accountOf('hr'), roles: [...accountOf('hr').roles], departments: [], email: '', phone: '', disabled: false, version: 1 } })
  played.id = stage.random.id()
  const loaded = await tx.load(desk.subject, played.id)
  await tx.record(desk.subject, loaded, decideStart(loaded.state, command))
}

async function perform(stage: Stage, tx: Transaction, act: DemoAct, caseId: string): Promise<void> {
  const { desk } = stage.site
  for (const deed of act.deeds) {
    const loaded = await tx.load(desk.subject, caseId)
    const party = partyOf(stage.actor, act.by, loaded.state)
    const context = await viewContext(desk, await tx.read(), loaded.state, party, stage.ms)
    const decision = await decideDeed(loaded.state, deed, {
      party, random: stage.random, nowMs: stage.ms, today: context.today, rules: desk.rules, columns: (item) => columnsOf(item, context.templateItems),
      submission: async (state, channel) => prepareSubmission(desk, await tx.read(), state, { lastDay: state.dates.endOn, reason: '', probation: false, onBehalf: { channel, note: state.told.note } }, context.today),
      formHash: (state) => formHash(stage, state, context), store: (name) => storeFile(stage, tx, name), seal: (secretId, secret) => sealSecret(tx.outsideLog, secretId, secret),
    })
    // A mistake in the story, not a user's: say which line of it.
    if (!decision.accepted) throw new Error(`${loaded.state.leaver.name}: ${JSON.stringify(deed)} is refused, ${JSON.stringify(decision.refusal)}`)
    const { state } = await tx.record(desk.subject, loaded, decision)
    if (deed.do === 'stage' && state.status === 'archived' && state.endsContract) {
      const employee = await tx.load(employeeSubject, state.leaver.id)
      await tx.record(employeeSubject, employee, decideLeave(employee.state, { caseId, on: state.dates.endOn ?? state.dates.leftOn }))
    }
  }
}

function partyOf(actor: Actor, name: DemoAccount, state: CaseState): Party {
  const { roles, departments } = accountOf(name)
  return { ...actor, relations: relationsOf(state, { userId: actor.userId, roles, departments }) }
}

const formHash = (stage: Stage, state: CaseState, context: Awaited<ReturnType<typeof viewContext>>): string => handoverForm(state, {
  site: demoSite.name, company: demoSite.company, timeZone: demoSite.timeZone, locale: 'zh-CN', today: context.today, kindName: stage.site.desk.rules.kinds.get(state.kind)!.name, calendar: context.calendar, templateItems: context.templateItems,
}).contentHash

const fileTypes: Readonly<Record<string, string>> = { png: 'image/png', pdf: 'application/pdf' }
const fileNames: Readonly<Record<string, string>> = { 'chat.png': '微信截图.png', 'maintenance-records.pdf': '设备维护记录（节选）.pdf', 'signed-copy.png': '签字扫描件.png' }

/** Stores a file of resources/demo as an attachment. */
async function storeFile(stage: Stage, tx: Transaction, name: string): Promise<StoredFile> {
  const { hash, size } = await stage.site.services.files.store(createReadStream(join(resourcesDir, 'demo', name)), attachmentLimit)
  const file = { name: fileNames[name] ?? name, size, type: fileTypes[name.split('.').at(-1)!] ?? 'application/octet-stream', hash }
  const id = stage.random.id()
  await tx.record(attachmentSubject, await tx.load(attachmentSubject, id), decideStore(file))
  return { id, ...file }
}
