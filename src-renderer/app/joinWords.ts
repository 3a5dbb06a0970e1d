import { translate } from './i18n'

/** Several words or names in one line, as the language of the window writes them: 甲、乙 / A, B. */
export const joinWords = (words: readonly string[]): string => words.join(translate('app.comma'))
