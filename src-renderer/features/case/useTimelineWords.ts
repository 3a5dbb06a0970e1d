import type { TimelineEntry } from '@shared/contract/case'
import type { LocalText, PersonRef } from '@shared/contract/common'
import { amountText } from '@shared/money'
import { useI18n } from 'vue-i18n'
import { useLocaleText } from '@renderer/components/useLocaleText'
import { useAbsenceLines } from '../absence/useAbsenceLines'
import { useSystemName } from '../accounts/useSystemName'
import { useCaseDesk } from './caseDesk'
import { shownValue } from './rowValues'
import { useNames } from './useNames'

export interface TimelineLine { text: string; details: string[] }
type Params = Record<string, unknown>
type Values = Record<string, string>

const string = (value: unknown): string => (typeof value === 'string' ? value : '')
const list = <Item>(value: unknown): Item[] => (Array.isArray(value) ? (value as Item[]) : [])

/** Turns the log's facts into sentences; each type has one in locales/…/timeline.ts. */
export function useTimelineWords() {
  const { t, te } = useI18n()
  const localText = useLocaleText()
  const desk = useCaseDesk()
  const names = useNames()
  const absenceLines = useAbsenceLines()
  const systemName = useSystemName()

  const person = (value: unknown): string => (value as PersonRef | null)?.name ?? t('app.none')
  const people = (value: unknown): string => names.people(list<PersonRef>(value)) || t('app.none')
  const orNone = (value: unknown): string => string(value) || t('app.none')
  const wordOf = (group: string, value: unknown): string => (te(`${group}.${string(value)}`) ? t(`${group}.${string(value)}`) : string(value))
  const said = (key: string, value: unknown): string[] => (string(value) ? [t(`timeline.said.${key}`, { text: string(value) })] : [])

  function rowWords(itemId: string, values: Values): string {
    const item = desk.view.value?.items.find((one) => one.id === itemId)
    const known = (item?.columns ?? []).filter((column) => values[column.key]).map((column) => t('timeline.value', { name: localText(column.label), value: shownValue(column, values[column.key], localText) }))
    return names.list(known.length > 0 ? known : Object.values(values))
  }
  function rowChanges(itemId: string, from: Values, to: Values): string[] {
    const columns = desk.view.value?.items.find((one) => one.id === itemId)?.columns ?? []
    return [...new Set([...Object.keys(from), ...Object.keys(to)])].filter((key) => (from[key] ?? '') !== (to[key] ?? '')).map((key) => {
      const column = columns.find((one) => one.key === key)
      const show = (value: string | undefined) => (column ? shownValue(column, value, localText) : value) || t('app.none')
      return t('timeline.changed', { name: column ? localText(column.label) : key, from: show(from[key]), to: show(to[key]) })
    })
  }
  function itemChanges(from: Params, to: Params): string[] {
    const show: Record<string, (value: unknown) => string> = {
      tags: (value) => names.list(list<string>(value).map((tag) => wordOf('tag', tag))) || t('app.none'), dueFixed: (value) => string(value) || t('timeline.byRule'), needsMaterial: (value) => t(value ? 'app.yes' : 'app.no'),
    }
    return Object.keys(to).map((field) => t('timeline.changed', { name: t(`timeline.field.${field}`), from: (show[field] ?? String)(from[field]), to: (show[field] ?? String)(to[field]) }))
  }

  /** What a sentence fills in, and what stands under it, by type. */
  function partsOf(type: string, p: Params, id: string): { values: Record<string, unknown>; details: string[] } {
    const item = typeof p.item === 'string' ? names.item(p.item) : ''
    const plain = (values: Record<string, unknown>, details: string[] = []) => ({ values, details })
    const ofAbsence = absenceLines(type, p)
    if (ofAbsence) return ofAbsence
    switch (type) {
      case 'case.started': return plain({ number: p.number, kind: desk.view.value ? localText(desk.view.value.kindName) : '', count: p.itemCount, channel: wordOf('channel', (p.told as Params | undefined)?.channel) }, [...said('reason', p.reason), ...said('told', (p.told as Params | undefined)?.note)])
      case 'case.dateSet': return plain({ date: wordOf('date', p.date), from: orNone(p.from), to: orNone(p.to) })
      case 'case.reasonSet': return plain({ from: orNone(p.from), to: orNone(p.to) })
      case 'case.receiversSet': return plain({ from: people(p.from), to: people(p.to) })
      case 'case.keeperSet': return plain({ from: person(p.from), to: person(p.to), until: orNone(p.until) })
      case 'case.keeperHandedOn': return plain({ keeper: person(p.keeper), to: person(p.to) })
      case 'case.keeperConfirmed': return plain({ keeper: person(p.keeper) }, p.onBehalf ? [t('timeline.onBehalf')] : [])
      case 'case.witnessSet': return plain({ from: person(p.from), to: person(p.to) })
      case 'case.assigneeSet': return plain({ function: wordOf('function', p.function), from: person(p.from), to: person(p.to) })
      case 'case.stageMoved': return plain({ from: wordOf('stage', p.from), to: wordOf('stage', p.to) }, [...said('override', p.overrideReason), ...(list(p.missing).length ? [t('timeline.said.missing', { text: names.list(list<string>(p.missing).map((one) => wordOf('condition', one))) })] : [])])
      case 'case.stageMoveUndone': return plain({ from: wordOf('stage', p.from), to: wordOf('stage', p.to) })
      case 'case.legalStepSet': return plain({ step: names.step(string(p.step)), from: wordOf('legalState', p.from), to: wordOf('legalState', p.to) }, said('note', p.note))
      case 'case.voided': case 'case.stayed': return plain({}, said('reason', p.reason))
      case 'case.addendumWritten': return plain({}, [string(p.text)])
      case 'case.fileAttached': return plain({ name: string((p.file as Params | undefined)?.name), where: fileWhere(p) })
      case 'case.fileDetached': return plain({ name: string(p.name) }, said('reason', p.reason))
      case 'case.messagePosted': return plain({ where: p.itemId ? t('timeline.onItem', { item: names.item(string(p.itemId)) }) : '' }, messageDetails(p))
      case 'case.formPrinted': return plain({ form: wordOf('form', p.form), number: string(p.number), copies: names.list(list<string>(p.copies).map((one) => wordOf('copy', one))), hash: string(p.contentHash).slice(0, 12) })
      case 'reminder.sent': return plain({ people: names.list(list<{ name: string; things: unknown[] }>(p.people).map((one) => t('timeline.value', { name: one.name, value: String(one.things.length) }))) }, remindedOf(p))
      case 'reminder.snoozed': return plain({ until: string(p.until), count: list(p.abouts).length }, said('reason', p.reason))
      case 'approval.submitted': return plain({ chain: localText((p.chain as { name: LocalText } | undefined)?.name), round: roundNumber(id, p.round) }, [...(p.application ? [t('approvals.byOwn')] : []), ...(p.cause === 'date_changed' ? [t('approvals.cause_date_changed')] : []), ...said('reason', p.reason)])
      case 'approval.decided': return plain({ step: stepName(p), verdict: wordOf('verdict', p.verdict) }, [...said('inPlace', (p.for as { name: string } | null)?.name), ...said('reason', p.reason), ...said('opinion', p.opinion), ...said('agreedDay', p.agreedLastDay)])
      case 'approval.asked': return plain({ step: stepName(p) }, [string(p.text)])
      case 'approval.answered': return plain({}, [string(p.text)])
      case 'approval.approverReplaced': return plain({ step: stepName(p), from: (p.from as { name: string } | undefined)?.name, to: (p.to as { name: string } | undefined)?.name })
      case 'approval.withdrawn': case 'approval.revoked': return plain({ round: roundNumber(p.roundId, p.round) }, said('reason', p.reason))
      case 'settlement.rowSet': case 'settlement.rowRemoved': return plain({ row: settlementRow(p.to ?? p.row) })
      case 'settlement.headSet': return plain({})
      case 'settlement.confirmed': return plain({ net: amountText(Number(p.netFen)) }, said('note', p.note))
      case 'account.listed': return plain({ accounts: accountNames(p.accounts) })
      case 'account.named': return plain({ accounts: accountNames([p.account]), to: orNone(p.to) })
      case 'account.freezeRequested': case 'account.frozen': case 'account.notHeld': case 'account.deleted': case 'account.unfrozen': case 'account.handedTo':
        return plain({ accounts: accountNames(p.accounts), on: string(p.on), to: person(p.to) }, said('note', p.note))
      case 'case.paperReceived': return plain({ number: numberOf(string(p.printingId)), channel: wordOf('receipt', p.channel), on: string(p.on), who: orNone(p.who) }, said('note', p.note))
      case 'signature.drawn': return plain({ name: person(p.person), part: wordOf('signature.part', p.part), what: names.list([...list<string>(p.items).map(names.item), ...list<string>(p.papers).map((one) => wordOf('signature.paper', one))]) }, [t('signature.evidence'), ...(p.wetInkOffered ? [t('signature.inkOffered')] : [])])
      case 'case.applicationReceived': return plain({ day: string(p.on) }, [wordOf('applicationReason', p.reason), string(p.words), ...said('lastDay', p.lastDay), ...said('note', p.note)])
      case 'interview.held': return plain({ day: string(p.on) })
      case 'item.added': return plain({ item: localText(p.title as LocalText) })
      case 'item.moveUndone': return plain({ item, from: wordOf('itemStatus', p.from), to: wordOf('itemStatus', (p.to as Params | undefined)?.status) })
      case 'item.reassigned': return plain({ item, from: person(p.from), to: person(p.to) })
      case 'item.changed': return plain({ item }, itemChanges((p.from ?? {}) as Params, (p.to ?? {}) as Params))
      case 'item.rowsAdded': return plain({ item, count: list(p.rows).length }, rowsDetails(string(p.item), list<{ values: Values }>(p.rows)))
      case 'item.rowChanged': return plain({ item }, rowChanges(string(p.item), (p.from ?? {}) as Values, (p.to ?? {}) as Values))
      case 'item.rowRemoved': return plain({ item }, [rowWords(string(p.item), (p.values ?? {}) as Values)])
      case 'item.rowsConfirmed': return plain({ item, count: list(p.rows).length }, p.onBehalf ? [t('timeline.onBehalf')] : [])
      case 'item.secretSealed': case 'item.secretRevealed': return plain({ item, row: rowName(string(p.item), string(p.row)) })
      default: return plain({ item, from: wordOf('itemStatus', p.from) }, moveDetails(p))
    }
  }
  const aboutName = (about: string): string => (about.startsWith('i:') ? names.item(about.slice(2)) : about.startsWith('s:') ? names.step(about.slice(2)) : stepName({ round: desk.view.value?.approval?.stepNames.at(-1)?.round, step: about.slice(2) }))
  const remindedOf = (p: Params): string[] => {
    const abouts = [...new Set(list<{ things: [string][] }>(p.people).flatMap((one) => one.things.map(([about]) => about)))]
    return [names.list(abouts.slice(0, 5).map(aboutName)), ...(abouts.length > 5 ? [t('timeline.andMore', { count: abouts.length - 5 })] : [])]
  }
  /** What number a round has now: what the fact says may be older than the meeting of two PCs. */
  const roundNumber = (id: unknown, then: unknown): unknown => desk.view.value?.approval?.stepNames.find((one) => one.roundId === id)?.round ?? then
  const stepName = (p: Params): string => localText(desk.view.value?.approval?.stepNames.find((one) => (p.roundId ? one.roundId === p.roundId : one.round === p.round) && one.key === p.step)?.name) || string(p.step)
  const settlementRow = (row: unknown): string => {
    const { component, fen, source } = row as { component: string; fen: number | null; source: string }
    return [wordOf('settlementComponent', component), fen === null ? t('settlement.openRow') : amountText(fen), source].filter(Boolean).join(' ')
  }
  const accountNames = (accounts: unknown): string => names.list(list<{ system: string; account: string }>(accounts).map((one) => [systemName(one.system), one.account].filter(Boolean).join(' ')))
  const numberOf = (printingId: string): string => desk.view.value?.printings.find((one) => one.id === printingId)?.number ?? ''
  const rowsDetails = (itemId: string, rows: { values: Values }[]): string[] => [...rows.slice(0, 5).map((row) => rowWords(itemId, row.values)), ...(rows.length > 5 ? [t('timeline.andMore', { count: rows.length - 5 })] : [])]
  const moveDetails = (p: Params): string[] => [
    ...said('blockedBy', p.blockedBy), ...said('note', p.note), ...(list(p.witnesses).length ? [t('timeline.said.witnesses', { text: names.list(list<string>(p.witnesses)) })] : []),
    ...(list(p.rows).length ? [t('timeline.withRows', { count: list(p.rows).length })] : []), ...(p.onBehalf ? [t('timeline.onBehalf')] : []),
  ]
  const messageDetails = (p: Params): string[] => {
    const behalf = p.onBehalf as { name: string; channel: string } | null | undefined
    return [...(behalf ? [t('case.message.onBehalf', { name: behalf.name, channel: wordOf('channel', behalf.channel) })] : []), string(p.text), ...(list(p.files).length ? [t('timeline.withFiles', { names: names.list(list<{ name: string }>(p.files).map((file) => file.name)) })] : [])]
  }
  function fileWhere(p: Params): string {
    if (p.itemId) return t('timeline.onItem', { item: names.item(string(p.itemId)) })
    if (p.stepId) return t('timeline.onStep', { step: names.step(string(p.stepId)) })
    return te(`case.files.purpose.${string(p.purpose)}`) ? t('timeline.asPurpose', { purpose: t(`case.files.purpose.${string(p.purpose)}`) }) : ''
  }
  function rowName(itemId: string, rowId: string): string {
    const item = desk.view.value?.items.find((one) => one.id === itemId)
    const row = item?.rows.find((one) => one.id === rowId)
    return row ? names.list(Object.values(row.values).slice(0, 2)) : t('timeline.removedRow')
  }

  return {
    line: (entry: TimelineEntry): TimelineLine => {
      if (!entry.known || !te(`timeline.${entry.type}`)) return { text: t('timeline.newer', { type: entry.type }), details: [] }
      // The log keeps that something was said; a lawful erasure took the words.
      if (Object.keys(entry.params).length === 0 && entry.type !== 'case.messageSeen') return { text: t('timeline.erased', { type: entry.type }), details: [] }
      if (entry.params.withheld) return { text: t(entry.type.startsWith('settlement.') ? 'timeline.withheldPay' : entry.type === 'case.applicationReceived' ? 'timeline.withheldApplication' : entry.type === 'case.fileDetached' ? 'timeline.withheldFile' : 'timeline.withheld'), details: [] }
      const { values, details } = partsOf(entry.type, entry.params, entry.id)
      return { text: t(`timeline.${entry.type}`, values, typeof values.count === 'number' ? values.count : 2), details: details.filter(Boolean) }
    },
    where: (entry: TimelineEntry): string => [te(`timeline.via.${entry.via}`) ? t(`timeline.via.${entry.via}`) : entry.via, entry.pc].filter(Boolean).join(' · '),
  }
}
