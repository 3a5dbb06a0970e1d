import type { ReminderLine, ReminderThing } from '@shared/contract/reminder'
import { reminderSentence } from '@shared/locale/reminders'
import { useI18n } from 'vue-i18n'
import { currentLocale } from '@renderer/app/locale'
import { useLocaleText } from '@renderer/components/useLocaleText'
import { stepQuery } from '../case/stepQuery'

/** A reminder as a sentence to whoever is reminded, and where it leads. */
export function useReminderWords() {
  const { t, te } = useI18n()
  const text = useLocaleText()
  const who = (name: string): string => (name.startsWith('role:') && te(`role.${name.slice(5)}`) ? t(`role.${name.slice(5)}`) : name || t('role.head'))
  return {
    sentence: (thing: ReminderThing): string => reminderSentence({ title: text(thing.title), level: thing.level, days: thing.days, whose: who(thing.whose) }, thing.part, currentLocale()),
    to: (line: Pick<ReminderLine, 'caseId'>, thing: ReminderThing) => ({
      path: `/cases/${line.caseId}`, query: thing.about.startsWith('i:') ? { item: thing.about.slice(2) } : thing.about.startsWith('s:') ? stepQuery(thing.about.slice(2)) : { tab: 'approvals' },
    }),
  }
}
