import type { OpenRole } from '@shared/contract/openRole'
import { useI18n } from 'vue-i18n'
import { useLocaleText } from '@renderer/components/useLocaleText'

/** A role in words: where it lies, and what else is to be known of it. */
export function useRoleWords() {
  const { t } = useI18n()
  const text = useLocaleText()
  const where = (role: OpenRole): string => {
    if (role.caseId) return t('openRoles.inCase', { name: role.caseOf, number: role.caseNumber })
    switch (role.kind) {
      case 'chain': return t('openRoles.chain', { chain: text(role.name), step: text(role.step) })
      case 'holder': return t('openRoles.holder', { role: t(`role.${role.what}`) })
      case 'stands_in': case 'delegation': return t(`openRoles.${role.kind}`, { name: role.what })
      case 'department': return role.what
      default: return text(role.name)
    }
  }
  const details = (role: OpenRole): string => {
    if (role.kind === 'assignee') return t('openRoles.assignee', { function: t(`function.${role.what}`) })
    return role.items > 0 ? t('openRoles.items', { count: role.items }, role.items) : ''
  }
  return { where, details, whole: (role: OpenRole): string => `${t(`openRoles.kind.${role.kind}`)} ${where(role)} ${details(role)}`.trim() }
}
