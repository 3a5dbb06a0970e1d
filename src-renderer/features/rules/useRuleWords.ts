import type { KeepingRule, NoticeRule, StepRule } from '@shared/contract/rule'
import { useI18n } from 'vue-i18n'
import { joinWords } from '@renderer/app/joinWords'
import { useCaseKinds } from './useCaseKinds'

/** Rules in words. */
export function useRuleWords() {
  const { t } = useI18n()
  const { nameOf } = useCaseKinds()
  return {
    stepTerm: ({ anchor, days, unit }: Pick<StepRule, 'anchor' | 'days' | 'unit'>): string =>
      t(days === 0 ? 'rules.sameDay' : days > 0 ? 'rules.after' : 'rules.before', { anchor: t(`anchor.${anchor}`), days: Math.abs(days), unit: t(`rules.unit.${unit}`) }),
    noticeTerm: ({ days, unit }: NoticeRule): string => t('rules.days', { days, unit: t(`rules.unit.${unit}`) }),
    keepingTerm: ({ years, start }: KeepingRule): string => t('rules.years', { years, start: t(`rules.start.${start}`) }),
    applies: ({ appliesTo }: StepRule): string => joinWords([
      typeof appliesTo.kinds === 'string' ? t(`rules.kinds.${appliesTo.kinds}`) : joinWords(appliesTo.kinds.map(nameOf)),
      ...(appliesTo.employer ? [joinWords(appliesTo.employer.map((one) => t(`employer.${one}`)))] : []), ...(appliesTo.workerType ? [t(`workerType.${appliesTo.workerType}`)] : []), ...(appliesTo.hazardOnly ? [t('rules.onlyHazard')] : []),
    ]),
  }
}

/** Days by which a step is later than as it ships; 0 when it cannot be compared or is not. */
export function laterThanShipped(rule: StepRule, shipped: readonly StepRule[]): number {
  const first = shipped.find((one) => one.id === rule.id)
  return first && first.anchor === rule.anchor && first.unit === rule.unit ? Math.max(0, rule.days - first.days) : 0
}

/** Whether the site changed it. */
export function isChanged(rule: { readonly id: string }, shipped: readonly { readonly id: string }[]): boolean {
  const first = shipped.find((one) => one.id === rule.id)
  return first !== undefined && JSON.stringify(sorted(first)) !== JSON.stringify(sorted(rule))
}
const sorted = (rule: object) => Object.entries(rule).sort(([one], [other]) => (one < other ? -1 : 1))
