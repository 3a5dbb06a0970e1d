import type { Locale } from '@shared/vocabulary'
import { useI18n } from 'vue-i18n'

/** Words in the language of the form, which need not be the language of the window; `../copy.archive` for shared ones. */
export type FormWords = (key: string, values?: Record<string, unknown>) => string

export function useFormWords(locale: () => Locale): FormWords {
  const { t } = useI18n()
  return (key, values = {}) => t(key.startsWith('../') ? key.slice(3) : `print.${key}`, values, { locale: locale() })
}
