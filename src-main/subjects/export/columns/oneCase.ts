import type { TimelineEntry } from '../../../../src-shared/contract/case'
import type { LocalText } from '../../../../src-shared/contract/common'
import type { CaseItemView } from '../../../../src-shared/contract/item'
import { fill } from '../../../../src-shared/locale'
import { columnsOf, type ListColumn, type Telling } from './telling'

/** The items of a case; a detail row is a line in its cell. A sealed password is named, never told. */
export function itemColumns(telling: Telling): ListColumn<CaseItemView>[] {
  const make = columnsOf<CaseItemView>(telling)
  return [
    make.number('n', (item) => item.number), make.text('item', (item) => telling.text(item.title)), make.text('category', (item) => telling.words.category[item.category]), make.text('status', (item) => telling.words.itemStatus[item.status]), make.text('receiver', (item) => item.receiver?.name ?? null),
    make.day('dueOn', (item) => item.dueOn), make.number('overdueDays', (item) => item.overdueDays || null), make.text('tags', (item) => telling.list(item.tags.map((tag) => telling.words.tag[tag]))), make.yes('needsMaterial', (item) => item.needsMaterial),
    make.number('rowCount', (item) => item.rows.length), make.told('rows', (item) => item.rows.map((row) => rowLine(telling, item, row)).join('\n')), make.number('files', (item) => item.attachmentCount), make.number('messages', (item) => item.messageCount),
    make.told('note', (item) => item.note), make.told('blockedBy', (item) => item.blockedBy), make.text('statusBy', (item) => item.statusBy), make.instant('statusAt', (item) => item.statusAt), make.yes('onBehalf', (item) => item.onBehalf),
  ]
}

function rowLine(telling: Telling, item: CaseItemView, row: CaseItemView['rows'][number]): string {
  const values = item.columns.flatMap((column) => {
    const value = row.values[column.key]
    if (!value) return []
    const choice = column.choices.find((one) => one.value === value)
    return [fill(telling.own.pair, { name: telling.text(column.label), value: choice ? telling.text(choice.label) : value })]
  })
  return [...values, ...(row.secret ? [telling.own.sealed] : [])].join(telling.own.semicolon)
}

/** The acts on a case as the log holds them, each with its hash: to be compared with the log a year later. */
export function timelineColumns(telling: Telling, titles: ReadonlyMap<string, LocalText>): ListColumn<TimelineEntry>[] {
  const make = columnsOf<TimelineEntry>(telling)
  const words = telling.words
  const labels: Readonly<Record<string, string>> = { ...words.itemStatus, ...words.stage, ...words.legalState, ...words.date, ...words.condition }
  const itemTitle = (id: unknown): string => (typeof id === 'string' ? telling.text(titles.get(id) ?? null) : '')
  const about = ({ params }: TimelineEntry): string => {
    if (typeof params.step === 'string') return telling.step(params.step)
    if (typeof params.date === 'string') return labels[params.date] ?? params.date
    if (typeof params.function === 'string') return (words.function as Record<string, string>)[params.function] ?? params.function
    return itemTitle(params.item ?? params.itemId) || (params.title ? telling.text(params.title as LocalText) : '') || nameIn(params.file) || nameIn(params)
  }
  const told = (value: unknown): string => (typeof value === 'string' ? (labels[value] ?? value) : Array.isArray(value) ? telling.list(value.map(told)) : typeof value === 'object' && value !== null ? ('status' in value ? told(value.status) : nameIn(value) || pairs(value)) : typeof value === 'number' ? String(value) : '')
  const pairs = (value: object): string => Object.entries(value).filter(([, one]) => typeof one === 'string' && one !== '').map(([name, one]) => fill(telling.own.pair, { name, value: told(one) })).join(telling.own.semicolon)
  const said = ({ params }: TimelineEntry): string => ['reason', 'overrideReason', 'note', 'text', 'blockedBy'].flatMap((name) => (typeof params[name] === 'string' && params[name] !== '' ? [params[name]] : [])).concat(Array.isArray(params.witnesses) ? [told(params.witnesses)] : []).filter(Boolean).join('\n')
  return [
    make.instant('at', (entry) => entry.at), make.text('by', (entry) => entry.by), make.text('what', (entry) => (telling.own.event as Record<string, string>)[entry.type] ?? entry.type), make.text('about', about), make.told('from', ({ params }) => told(params.from)), make.told('to', ({ params }) => told(params.to)),
    make.told('note', said), make.text('via', (entry) => (telling.own.via as Record<string, string>)[entry.via] ?? entry.via), make.text('pc', (entry) => entry.pc), make.instant('recordedAt', (entry) => entry.recordedAt), make.text('eventId', (entry) => entry.id), make.text('hash', (entry) => entry.hash),
  ]
}

const nameIn = (value: unknown): string => (typeof value === 'object' && value !== null && 'name' in value && typeof value.name === 'string' ? value.name : '')
