import type { ChainFields } from '@shared/contract/chain'
import { useI18n } from 'vue-i18n'
import { useLocaleText } from '@renderer/components/useLocaleText'
import type { DrawnStep } from '../approvals/ChainDrawing.vue'
import { useApprovalWords } from '../approvals/useApprovalWords'

/** A chain's steps as its drawing shows them, without a case. */
export function useDrawnChain() {
  const { t } = useI18n()
  const text = useLocaleText()
  const words = useApprovalWords()
  const limitWords = (limit: ChainFields['steps'][number]['limit']): string => (limit ? `${limit.days} ${t(`chains.${limit.unit}`)}` : '')
  return (steps: ChainFields['steps']): DrawnStep[] => steps.map((step) => ({
    key: step.key, name: text(step.name) || '—', who: words.who(step.who), state: 'plain', stateWords: '', informOnly: step.informOnly,
    detail: [step.informOnly ? t('approvals.informs') : t(`approvalAsk.${step.asks}`), ...(step.who.by !== 'head' && step.mode === 'all' ? [t('approvals.mode_all')] : []), limitWords(step.limit)].filter(Boolean).join(' · '),
  }))
}
