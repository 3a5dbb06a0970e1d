import { currentLocale } from '../app/locale'

/** Several words or names in one line, as the language writes them: 甲、乙 / A, B. */
export const joinWords = (words: readonly string[]): string => words.join(currentLocale() === 'en' ? ', ' : '、')
