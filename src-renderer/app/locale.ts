import { locales, type Locale } from '@shared/vocabulary'
import { ref } from 'vue'

const key = 'handover-desk.locale'
const isLocale = (value: unknown): value is Locale => (locales as readonly unknown[]).includes(value)

function firstLocale(): Locale {
  const kept = localStorage.getItem(key)
  if (isLocale(kept)) return kept
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en'
}

const locale = ref<Locale>(firstLocale())

/** The language of this window; kept on this machine for the next sign-in page. */
export const currentLocale = (): Locale => locale.value
/** True when somebody has chosen a language on this machine before. */
export const hasKeptLocale = (): boolean => isLocale(localStorage.getItem(key))

export function setCurrentLocale(next: Locale): void {
  locale.value = next
  localStorage.setItem(key, next)
}

const choiceKey = 'handover-desk.locale-chosen'
/** Somebody chose the language before signing in: his choice stands above what his account says. Lasts as long as the tab. */
export const noteChoiceBeforeSignIn = (): void => sessionStorage.setItem(choiceKey, 'yes')
/** Whether that happened; answers once. */
export function takeChoiceBeforeSignIn(): boolean {
  const chosen = sessionStorage.getItem(choiceKey) !== null
  sessionStorage.removeItem(choiceKey)
  return chosen
}
