import type { ApprovalDecisionView, ApprovalRoundView } from '@shared/contract/approval'
import type { ChainWho } from '@shared/contract/chain'
import { useI18n } from 'vue-i18n'
import { joinWords } from '@renderer/app/joinWords'

/** Approvals in words: who takes a step, what was said in whose place. Of a notice, yes is 知悉 and no is an objection. */
export function useApprovalWords() {
  const { t, te } = useI18n()
  const roleName = (name: string): string => (name.startsWith('role:') && te(`role.${name.slice(5)}`) ? t(`role.${name.slice(5)}`) : name)
  const isNotice = (round: Pick<ApprovalRoundView, 'notice'>): boolean => round.notice !== null
  return {
    waits: (names: readonly string[]): string => joinWords(names.map(roleName)),
    who: (who: ChainWho): string => (who.by === 'head' ? t('approvals.headOfDepartment') : who.by === 'role' ? t(`role.${who.role}`) : joinWords(who.people.map((one) => one.name))),
    verdict: (round: Pick<ApprovalRoundView, 'notice'>, verdict: ApprovalDecisionView['verdict']): string => (isNotice(round) && (verdict === 'approved' || verdict === 'rejected') ? t(`approvals.notice_${verdict}`) : t(`verdict.${verdict}`)),
    state: (round: ApprovalRoundView): string => (isNotice(round) && round.state === 'approved' ? t('approvals.noticeDone') : t(`approvalRound.${round.state}`)),
    inPlace: (decision: Pick<ApprovalDecisionView, 'as' | 'for'>): string => {
      if (decision.as === 'self') return ''
      return decision.as === 'delegate' ? t('approvals.standsInFor', { name: decision.for?.name ?? '' }) : decision.for ? t('approvals.actsFor', { name: decision.for.name }) : t('approvals.actsForNobody')
    },
  }
}
