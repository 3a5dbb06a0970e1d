import type { LocalText } from '@shared/contract/common'
import { inLocale } from '@shared/locale'
import { currentLocale } from '../app/locale'

/** `const text = useLocaleText()`, then `text(position.title)`: the present language, Chinese where English is empty. */
export const useLocaleText = () => (value: LocalText | null | undefined): string => (value ? inLocale(value, currentLocale()) : '')
