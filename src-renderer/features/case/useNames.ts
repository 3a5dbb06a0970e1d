import type { PersonRef } from '@shared/contract/common'
import { useI18n } from 'vue-i18n'
import { joinWords } from '@renderer/app/joinWords'
import { useLocaleText } from '@renderer/components/useLocaleText'
import { useCaseDesk } from './caseDesk'

/** Names of what a case speaks of by id: items, legal steps, offices. */
export function useNames() {
  const { t, te } = useI18n()
  const text = useLocaleText()
  const desk = useCaseDesk()
  return {
    /** Whom something waits for: a name, or an office (`role:hr`). */
    who: (name: string): string => (name.startsWith('role:') && te(`role.${name.slice(5)}`) ? t(`role.${name.slice(5)}`) : name),
    list: (names: readonly string[]): string => joinWords(names),
    people: (people: readonly PersonRef[]): string => joinWords(people.map((one) => one.name)),
    item: (id: string): string => {
      const item = desk.view.value?.items.find((one) => one.id === id)
      return item ? text(item.title) : t('case.unknownItem')
    },
    step: (id: string): string => {
      // Which step of the absent track it was is nobody's but those who see the track.
      if (id.startsWith('track.')) return t(id === 'track.set_end' ? 'anchor.endOn' : 'case.tab.absence')
      const step = desk.view.value?.legalSteps.find((one) => one.id === id)
      return step ? text(step.name) : id
    },
    owner: (owner: string): string => {
      const named = desk.view.value?.assignees[owner]
      return named ? named.name : te(`function.${owner}`) ? t(`function.${owner}`) : te(`role.${owner}`) ? t(`role.${owner}`) : owner
    },
  }
}
