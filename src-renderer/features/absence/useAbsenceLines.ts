import type { CheckAnswerGiven, InventoryLine } from '@shared/contract/absenceView'
import { useI18n } from 'vue-i18n'
import { joinWords } from '@renderer/app/joinWords'
import { useDates } from '@renderer/components/useDates'
import { useCaseDesk } from '../case/caseDesk'

type Params = Record<string, unknown>
interface Parts { values: Record<string, unknown>; details: string[] }

const string = (value: unknown): string => (typeof value === 'string' ? value : '')
const strings = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : [])

/** The facts of the absence track for the timeline; null for a fact that is none of it. */
export function useAbsenceLines() {
  const { t, te } = useI18n()
  const desk = useCaseDesk()
  const { instant } = useDates()
  const wordOf = (group: string, value: unknown): string => (te(`${group}.${string(value)}`) ? t(`${group}.${string(value)}`) : string(value))
  const said = (key: string, value: unknown): string[] => (string(value) ? [t(`timeline.said.${key}`, { text: string(value) })] : [])
  const noticeName = (id: unknown): string => {
    const kind = desk.view.value?.absence?.notices.find((one) => one.id === id)?.kind
    return kind ? t(`absenceNotice.${kind}`) : t('timeline.aNotice')
  }
  const noticeOfDelivery = (id: unknown): string => noticeName(desk.view.value?.absence?.notices.find((one) => one.deliveries.some((delivery) => delivery.id === id))?.id)
  const bagOf = (id: unknown): string => desk.view.value?.absence?.inventories.find((one) => one.id === id)?.bag ?? ''
  const witnesses = (value: unknown): string[] => (strings(value).length ? [t('timeline.said.witnesses', { text: joinWords(strings(value)) })] : [])

  return (type: string, p: Params): Parts | null => {
    if (!/^(absence|endingCheck|inventory)\./.test(type)) return null
    const parts = (values: Record<string, unknown>, ...details: string[][]): Parts => ({ values, details: details.flat() })
    switch (type) {
      case 'absence.contactLogged': return parts({ channel: wordOf('contactChannel', p.channel), who: string(p.name) ? t('absence.log.who', { who: wordOf('contactAnswerer', p.answeredBy), name: p.name }) : wordOf('contactAnswerer', p.answeredBy), at: instant(string(p.at)), result: t(p.reached ? 'absence.log.reached' : 'absence.log.notReached') }, string(p.said) ? [string(p.said)] : [])
      case 'absence.reasonChecked': return parts({ finding: wordOf('absenceFinding', p.finding) }, said('note', p.note))
      case 'absence.noticePrepared': return parts({ notice: wordOf('absenceNotice', p.kind), day: p.on, rule: p.rule }, string(p.facts) ? [string(p.facts)] : [])
      case 'absence.wayImpossible': return parts({ notice: noticeName(p.notice), way: wordOf('deliveryWay', p.way) }, said('reason', p.reason))
      case 'absence.deliverySent': return parts({ notice: noticeName(p.notice), way: wordOf('deliveryWay', p.way), day: p.sentOn }, string(p.trackingNo) ? [[string(p.courier), string(p.trackingNo)].filter(Boolean).join(' ')] : [])
      case 'absence.deliveryEnded': return parts({ notice: noticeOfDelivery(p.delivery), result: wordOf('deliveryResult', p.result), day: p.on }, string(p.receiver) ? [string(p.receiver)] : [], witnesses(p.witnesses), said('note', p.note))
      case 'absence.decided': return parts({ decision: wordOf('absenceDecision', p.decision), day: p.on }, strings(p.against).length ? [t('absence.decision.against', { against: joinWords(strings(p.against).map((one) => wordOf('against', one))) })] : [], said('reason', p.note))
      case 'endingCheck.filed': return parts({ count: Array.isArray(p.answers) ? (p.answers as CheckAnswerGiven[]).length : 0, missing: strings(p.missing).length }, strings(p.missing).length ? [t('timeline.missingCount', { count: strings(p.missing).length })] : [], said('reason', p.overrideReason))
      case 'endingCheck.skipped': return parts({ day: p.endOn }, said('reason', p.reason))
      case 'inventory.made': return parts({ place: p.place, bag: p.bag, keeper: p.keeper }, Array.isArray(p.lines) ? [joinWords((p.lines as InventoryLine[]).map((line) => t('absence.inventory.line', { what: line.what, qty: line.qty || '1' })))] : [], witnesses(p.witnesses))
      case 'inventory.collected': return parts({ bag: bagOf(p.inventory), receiver: p.receiver, day: p.on }, said('note', p.note))
      default: return parts({}, said('reason', p.reason))
    }
  }
}
