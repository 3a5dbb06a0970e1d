import type { PersonRef } from '../../../src-shared/contract/common'
import { isSettledItem, type CaseKind, type Stage } from '../../../src-shared/vocabulary'
import type { Deed } from '../deeds'
import { detailFor } from '../details'
import type { Dice } from './dice'
import { asPerson, type SeedPerson, type SeedUser } from './people'

/** How a made-up case ends, or where it stands. */
export type Ending = Exclude<Stage, 'archived'> | 'archived' | 'voided' | 'stayed'

export interface SeedAct { readonly atMs: number; readonly by: SeedUser; readonly deeds: readonly Deed[] }

export interface SeedStory {
  readonly startMs: number
  /** Days before the start on which the person left. */
  readonly leftDaysBefore: number
  readonly backAfter: number | null
  readonly endsAfter: number | null
  readonly kind: CaseKind
  readonly reason: string
  readonly told: { readonly channel: 'call' | 'message' | 'letter' | 'hearsay' | 'in_person'; readonly note: string }
  readonly receivers: readonly PersonRef[]
  readonly keeper: PersonRef | null
  readonly acts: readonly SeedAct[]
}

/** Who acts on a made-up site. */
export interface Cast { readonly hr: SeedUser; readonly it: SeedUser; readonly finance: SeedUser; readonly supervisor: SeedUser; readonly receivers: readonly SeedUser[] }

const dayMs = 86_400_000
const reasons = ['家中有事，未办手续离场', '个人发展', '工期结束，班组撤场', '回乡照顾父母', '连续旷工，联系不上', '合同到期不续', '与班组长争执后离开', '调往其他项目', '身体原因', '嫌住宿条件差']
const asks = ['请把未完成的事项列个清单发来。', '资料放在哪个文件夹？', '工具和钥匙今天能交吗？', '客户那边约在周五，请先对接。', '交接单已打印，来签个字。']
const answers = ['今晚传过来。', '在部门共享盘，交接文件夹里。', '明天托工友带回。', '电话里说过了，照着办。', '收到。']
const lacks = ['少一件，已登记', '资料不全，下周补', '备件未到', '钥匙少一把']
const notes = ['已核对', '当面清点', '', '', '']
const endingsOfOpen: readonly (readonly [Ending, number])[] = [['to_start', 0.12], ['handing_over', 0.55], ['awaiting_confirmation', 0.75], ['to_settle', 0.9], ['to_file', 1]]

/** Nine of ten cases are over; the open ones began within the last weeks, a few long ago. */
export function endingOf(dice: Dice): Ending {
  if (dice.chance(0.9)) {
    const roll = dice.next()
    return roll < 0.92 ? 'archived' : roll < 0.96 ? 'voided' : 'stayed'
  }
  const roll = dice.next()
  return endingsOfOpen.find(([, upTo]) => roll < upTo)![0]
}

/** Instants between start and end, in office hours and in order; `part` runs from 0 to 1. */
const between = (startMs: number, endMs: number, nowMs: number) => (part: number): number => {
  const raw = startMs + (endMs - startMs) * part
  const midnight = Math.floor((raw + zoneMs) / dayMs) * dayMs - zoneMs
  return Math.min(nowMs, Math.max(startMs, Math.round(midnight + 8 * 3_600_000 + ((raw - midnight) / dayMs) * 10 * 3_600_000)))
}
const zoneMs = 8 * 3_600_000

/** What happens to one person’s case, up to its ending. */
export function storyOf(dice: Dice, ending: Ending, person: SeedPerson, cast: Cast, nowMs: number): SeedStory {
  const open = ending !== 'archived' && ending !== 'voided' && ending !== 'stayed'
  const age = open ? (dice.chance(0.9) ? 1 + dice.below(40) : 41 + dice.below(120)) : 45 + dice.below(685)
  const startMs = between(nowMs - age * dayMs, nowMs, nowMs)(0) + dice.below(3_600_000)
  const endMs = open ? nowMs : startMs + (6 + dice.below(34)) * dayMs
  const worker = person.fields.workerType === 'worker'
  const receiver = worker ? (dice.chance(0.5) ? cast.supervisor : dice.pick(cast.receivers)) : dice.pick(cast.receivers)
  const kind: CaseKind = person.fields.employer === 'subcontractor' ? 'subcontractor_exit' : person.fields.employer === 'agency' ? 'dispatch_return'
    : dice.pick(['departed', 'departed', 'departed', 'resignation', 'resignation', 'mutual', 'expiry', 'no_fault', 'transfer', 'long_leave'] as const)
  const nobodyYet = ending === 'to_start' && dice.chance(0.4)
  const keeper = dice.chance(0.1) && !nobodyYet && receiver !== cast.supervisor ? asPerson(cast.supervisor) : null
  return {
    startMs, leftDaysBefore: dice.below(3), backAfter: dice.chance(0.6) ? 2 + dice.below(9) : null, endsAfter: open ? (dice.chance(0.5) ? dice.below(20) : null) : dice.below(6), kind, reason: dice.pick(reasons),
    told: { channel: dice.pick(['call', 'message', 'letter', 'hearsay', 'in_person'] as const), note: dice.chance(0.4) ? '班组长转告' : '' },
    receivers: nobodyYet ? [] : [asPerson(receiver)], keeper, acts: actsOf(dice, ending, { cast, receiver, keeper: keeper !== null, at: between(startMs + 60_000, endMs, nowMs) }),
  }
}

interface Scene { readonly cast: Cast; readonly receiver: SeedUser; readonly keeper: boolean; at(part: number): number }

function actsOf(dice: Dice, ending: Ending, { cast, receiver, keeper, at }: Scene): SeedAct[] {
  const { hr, it, finance, supervisor } = cast
  const acts: SeedAct[] = []
  const add = (part: number, by: SeedUser, ...deeds: Deed[]) => { acts.push({ atMs: at(part), by, deeds }) }
  if (ending === 'voided') {
    add(0.2, hr, { do: 'void', text: '误建：本人请假' })
    return acts
  }
  if (ending === 'to_start') return acts
  add(0.05, hr, { do: 'stage', to: 'handing_over' })
  add(0.08, it, { do: 'steps', owner: 'it' })
  if (dice.chance(0.6)) {
    add(0.12, hr, { do: 'say', text: dice.pick(asks), ...(dice.chance(0.3) ? { mention: { id: receiver.id, name: receiver.displayName } } : {}) })
    add(0.15, hr, { do: 'say', text: dice.pick(answers), forLeaverBy: 'message' })
  }
  if (dice.chance(0.3)) add(0.18, hr, { do: 'act', act: 'submit', items: (item) => item.number <= 2 })
  if (ending === 'stayed') {
    add(0.5, hr, { do: 'stay', text: '本人返岗，继续上班' })
    return acts
  }
  const turn = dice.below(100)
  add(0.25, receiver, { do: 'fillRows', values: (item) => detailFor(item, turn + item.number) })
  if (dice.chance(0.25)) add(0.28, hr, { do: 'act', act: 'block', items: (item) => item.number === 3, blockedBy: dice.pick(['总部法务', '安监站', '客户 B']), note: '等对方答复' })
  if (dice.chance(0.5)) add(0.32, receiver, { do: 'act', act: 'confirm', items: (item) => item.number % 3 === 1 && !isSettledItem(item.standing.status), note: dice.pick(notes) })
  if (dice.chance(0.2)) add(0.34, receiver, { do: 'act', act: 'reserve', items: (item) => item.number === 5, note: dice.pick(lacks) })
  if (ending === 'handing_over') return acts
  if (keeper) {
    add(0.4, supervisor, { do: 'handOn', to: asPerson(receiver) })
    add(0.45, hr, { do: 'confirmHandOn' })
  }
  if (ending === 'awaiting_confirmation') {
    add(0.6, hr, { do: 'act', act: 'submit', items: (item) => !isSettledItem(item.standing.status) && item.standing.status !== 'submitted' }, { do: 'stage', to: 'awaiting_confirmation' })
    return acts
  }
  add(0.6, hr, { do: 'act', act: 'resume', items: (item) => item.standing.status === 'blocked' }, { do: 'act', act: 'confirm', items: 'open', note: dice.pick(notes) }, { do: 'stage', to: 'to_settle' })
  if (ending === 'to_settle') return acts
  add(0.7, finance, { do: 'steps', owner: 'finance' })
  add(0.71, hr, { do: 'stage', to: 'to_file' })
  if (ending === 'to_file' && dice.chance(0.5)) return acts
  add(0.8, hr, { do: 'steps', owner: 'hr' }, { do: 'print', copies: ['leaver', 'receiver', 'archive'] })
  if (ending === 'to_file') return acts
  add(0.95, hr, { do: 'signedCopy', file: 'signed-copy.png' })
  add(1, hr, { do: 'stage', to: 'archived' })
  if (dice.chance(0.03)) add(1, hr, { do: 'addendum', text: dice.pick(lacks) })
  return acts
}
