import type { LeaverView } from '../../../src-shared/contract/case'
import type { DetailColumn } from '../../../src-shared/contract/template'
import { contentHashOf } from '../../forms/hash'
import type { Actor } from '../../log/event'
import type { Site } from '../../site'
import type { Loaded, Transaction } from '../../store/writer'
import { decideStore } from '../../subjects/attachment/domain'
import { attachmentSubject } from '../../subjects/attachment/projection'
import { addDays } from '../../subjects/calendar/calendar'
import type { StoredFile } from '../../subjects/case/domain/events'
import { relationsOf } from '../../subjects/case/domain/standing'
import { decideStart, type StartCase } from '../../subjects/case/domain/start'
import type { CaseItem, CaseState, ItemFacts } from '../../subjects/case/domain/state'
import { stepsFor } from '../../subjects/case/rules'
import { decideLeave } from '../../subjects/employee/domain'
import { employeeSubject } from '../../subjects/employee/projection'
import { composeChecklist, type ComposedChecklist } from '../../subjects/template/compose'
import type { templatesInUse } from '../../subjects/template/queries'
import { shippedPositions } from '../../subjects/template/shipped'
import { resourcesDir } from '../../commands/folders'
import { decideDeed } from '../deeds'
import { diceFor, siteDay, type seededRandom } from './dice'
import type { SeedPerson, SeedUser } from './people'
import type { SeedAct, SeedStory } from './story'

/** What every made-up case shares. */
export interface CaseMaker {
  readonly site: Site
  readonly random: ReturnType<typeof seededRandom>
  readonly seed: number
  readonly templates: Awaited<ReturnType<typeof templatesInUse>>
  readonly checklists: Map<string, ComposedChecklist>
  /** Last case number of each year. */
  readonly numbers: Map<string, number>
  /** The signed paper: one picture for all. */
  readonly paper: { readonly hash: string; readonly size: number }
}

/** Records one case from its start to where its story ends. */
export async function recordCase(maker: CaseMaker, tx: Transaction, person: SeedPerson, story: SeedStory, hr: SeedUser): Promise<void> {
  const { desk } = maker.site
  const id = speak(maker, tx, hr, story.startMs).id()
  let loaded = tx.begin(desk.subject, id)
  loaded = next(loaded, await tx.record(desk.subject, loaded, decideStart(loaded.state, startOf(maker, person, story))))
  for (const act of story.acts) loaded = await perform(maker, tx, act, loaded)
}

/** From here on this person speaks, at this instant. */
function speak(maker: CaseMaker, tx: Transaction, user: SeedUser, ms: number): CaseMaker['random'] {
  tx.speakAs(actorOf(user), { now: () => ms })
  maker.random.at(ms)
  return maker.random
}

const actors = new Map<string, Actor>()

function actorOf(user: SeedUser): Actor {
  let actor = actors.get(user.id)
  if (!actor) {
    actor = { userId: user.id, name: user.displayName, roles: user.roles, via: 'browser', pc: `PC-${user.name}` }
    actors.set(user.id, actor)
  }
  return actor
}

const next = (loaded: Loaded<CaseState>, recorded: { state: CaseState; version: number }): Loaded<CaseState> => ({ ...loaded, state: recorded.state, version: recorded.version })

async function perform(maker: CaseMaker, tx: Transaction, act: SeedAct, from: Loaded<CaseState>): Promise<Loaded<CaseState>> {
  const { desk } = maker.site
  const random = speak(maker, tx, act.by, act.atMs)
  const actor = actorOf(act.by)
  let loaded = from
  for (const deed of act.deeds) {
    const party = { ...actor, relations: relationsOf(loaded.state, { userId: act.by.id, roles: act.by.roles, departments: act.by.departments }) }
    const decision = await decideDeed(loaded.state, deed, {
      party, random, nowMs: act.atMs, today: siteDay(act.atMs), rules: desk.rules, columns: (item) => columnsOf(maker, item),
      // Of the case's number alone: nobody compares a made-up paper with its case.
      formHash: (state) => contentHashOf({ number: state.number }), store: () => storePaper(maker, tx), seal: async () => '',
    })
    // A mistake in the story, not a user's: say which line of it.
    if (!decision.accepted) throw new Error(`${loaded.state.number}: ${JSON.stringify(deed)} is refused, ${JSON.stringify(decision.refusal)}`)
    loaded = next(loaded, await tx.record(desk.subject, loaded, decision))
  }
  if (loaded.state.status === 'archived' && from.state.status === 'open' && loaded.state.endsContract) {
    const employee = await tx.load(employeeSubject, loaded.state.leaver.id)
    await tx.record(employeeSubject, employee, decideLeave(employee.state, { caseId: loaded.state.id, on: loaded.state.dates.endOn ?? loaded.state.dates.leftOn }))
  }
  return loaded
}

async function storePaper(maker: CaseMaker, tx: Transaction): Promise<StoredFile> {
  const file = { name: '签字扫描件.png', size: maker.paper.size, type: 'image/png', hash: maker.paper.hash }
  const id = maker.random.id()
  await tx.record(attachmentSubject, tx.begin(attachmentSubject, id), decideStore(file))
  return { id, ...file }
}

function columnsOf(maker: CaseMaker, item: CaseItem): readonly DetailColumn[] {
  return maker.templates.find((template) => template.id === item.from?.templateId)?.fields.items.find((one) => one.key === item.from?.key)?.columns ?? []
}

const positionTitles = new Map(shippedPositions(resourcesDir).map((position) => [position.id, position.fields.title]))

/** What a clerk would have sent: the composed checklist, with the lines left out that do not concern this person. */
function startOf(maker: CaseMaker, person: SeedPerson, story: SeedStory): StartCase {
  const { desk } = maker.site
  const { fields } = person
  const kind = desk.rules.kinds.get(story.kind)!
  const leftOn = addDays(siteDay(story.startMs), -story.leftDaysBefore)
  const endOn = kind.endsContract && story.endsAfter !== null ? addDays(leftOn, story.endsAfter) : null
  const dates = { leftOn, lastAttendanceOn: leftOn, noticeOn: null, endOn, payStopsOn: endOn, insuranceMonth: null, expectedBackOn: story.backAfter === null ? null : addDays(leftOn, story.backAfter), handoverDoneOn: null }
  const composed = checklistOf(maker, fields)
  const dice = diceFor(maker.seed, 'items', person.id)
  const kept = composed.items.filter((item) => dice.chance(item.templateId === 'everybody' ? keptOfBase : keptOfOwn))
  const versions = new Map(composed.templates.map((template) => [template.id, template.version]))
  const leaver: LeaverView = {
    id: person.id, number: fields.number, name: fields.name, identityNumber: fields.identityNumber, phone: fields.phone, serviceAddress: fields.serviceAddress, department: fields.department, crew: fields.crew, employer: fields.employer,
    employerName: fields.employerName, workerType: fields.workerType, positionId: fields.positionId, positionTitle: positionTitles.get(fields.positionId)!, hazard: fields.hazard, joinedOn: fields.joinedOn, contractEndsOn: fields.contractEndsOn,
  }
  return {
    number: nextNumber(maker, story.startMs), kind: story.kind, endsContract: kind.endsContract, leaver, dates, reason: story.reason, told: { ...story.told, file: null },
    receivers: story.receivers, keeper: story.keeper ? { person: story.keeper, until: addDays(leftOn, 7) } : null, witness: null, assignees: {}, functionsWithoutPerson: [],
    templates: composed.templates.map(({ id, version, name }) => ({ id, version, name })), legalSteps: stepsFor(desk.rules, story.kind, leaver), rules: desk.rules.version, openCase: null, hasLeft: false,
    items: (kept.length > 0 ? kept : composed.items.slice(0, 3)).map((item): ItemFacts => ({
      id: maker.random.id(), title: item.title, category: item.category, shape: item.shape, due: item.due, needsMaterial: item.needsMaterial, onlyLeaver: item.onlyLeaver, tags: item.tags, receiver: null,
      from: { templateId: item.templateId, version: versions.get(item.templateId) ?? 1, key: item.key }, columns: null,
    })),
  }
}

/** Composed once for all who hold the same post: without dates, which only a preview needs. */
function checklistOf(maker: CaseMaker, { positionId, workerType, hazard }: SeedPerson['fields']): ComposedChecklist {
  const key = `${positionId} ${workerType} ${hazard}`
  let composed = maker.checklists.get(key)
  if (!composed) {
    composed = composeChecklist({ templates: maker.templates, positionId, workerType, hazard, dates: {}, calendar: maker.site.desk.calendar })
    maker.checklists.set(key, composed)
  }
  return composed
}

/** About eight lines a case, so that a case has about twenty events. */
const keptOfBase = 0.15
const keptOfOwn = 0.6

function nextNumber(maker: CaseMaker, ms: number): string {
  const year = siteDay(ms).slice(0, 4)
  const number = (maker.numbers.get(year) ?? 0) + 1
  maker.numbers.set(year, number)
  return `HD-${year}-${String(number).padStart(5, '0')}`
}
