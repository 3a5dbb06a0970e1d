import type { BoardCard } from '@shared/contract/board'
import { useI18n } from 'vue-i18n'
import { joinWords } from '@renderer/app/joinWords'
import { useSession } from '@renderer/app/session/useSession'
import { useDates } from '@renderer/components/useDates'
import { useLocaleText } from '@renderer/components/useLocaleText'

export type Step = BoardCard['steps'][number]

/** What a card says, in words. */
export function useCardWords() {
  const { t, te } = useI18n()
  const session = useSession()
  const text = useLocaleText()
  const { shortDay } = useDates()

  /** A person's name as it is; an office (`role:hr`) in words. */
  const person = (name: string): string => {
    const key = name.startsWith('role:') ? `role.${name.slice('role:'.length)}` : ''
    return key && te(key) ? t(key) : name
  }
  const people = (names: readonly string[]): string => joinWords(names.map(person))

  /** "您负责的客户资料交接已超时 2 天" when it is the reader's own, without "您负责的" otherwise. */
  function due(card: BoardCard): string {
    if (!card.nextDue) return ''
    const { title, on, overdueDays } = card.nextDue
    if (overdueDays <= 0) return t('board.dueOn', { title: text(title), on: shortDay(on) })
    const isMine = card.receivers.length === 1 && card.receivers[0] === session.user?.displayName
    return t(isMine ? 'board.overdueMine' : 'board.overdue', { title: text(title), days: overdueDays })
  }

  /** A legal step in one line, for its tooltip and for screen readers. */
  function step(one: Step, name: string): string {
    if (one.state === 'done') return t('board.stepDone', { name })
    if (one.state === 'not_applicable') return t('board.stepNotApplicable', { name })
    if (one.overdue) return t('board.stepOverdue', { name, on: shortDay(one.doBy) })
    return one.doBy ? t('board.stepBy', { name, on: shortDay(one.doBy) }) : t('board.stepOpen', { name })
  }
  return { person, people, due, step, text, shortDay }
}
