import { useI18n } from 'vue-i18n'

const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }

/** A key of the table as it is printed on the keyboard: its parts in the order they are held. */
export function useKeyWords() {
  const { t } = useI18n()
  const named: Readonly<Record<string, string>> = { Control: 'Ctrl', Escape: 'Esc' }
  const part = (key: string): string => {
    if (key === 'Enter' || key === 'Home' || key === 'End') return t(`shortcuts.key.${key}`)
    return arrows[key] ?? named[key] ?? (key.length === 1 && key !== '?' ? key.toUpperCase() : key)
  }
  return { words: (key: string): string[] => key.split('+').map((one, index, all) => (all.length > 1 ? part(one) : one.length === 1 ? one : part(one))) }
}
