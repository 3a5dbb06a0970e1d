import type { Locale } from '../vocabulary'
import { exportWordsEn } from './exportWords.en'
import { exportWordsZh, type ExportWords } from './exportWords.zh-CN'

/** For the process that writes the files; no screen reads them. */
export const exportWords: Record<Locale, ExportWords> = { 'zh-CN': exportWordsZh, en: exportWordsEn }
