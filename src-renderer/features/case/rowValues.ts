import type { LocalText } from '@shared/contract/common'
import type { DetailColumn } from '@shared/contract/template'

type Text = (value: LocalText) => string

/** A value as people read it: the label of a choice, anything else as it was typed. */
export function shownValue(column: DetailColumn, value: string | undefined, text: Text): string {
  if (!value) return ''
  const choice = column.choices.find((one) => one.value === value)
  return choice ? text(choice.label) : value
}

/** What the log keeps of what was typed or pasted: a choice by its value, a day as 2026-03-06, the rest trimmed. */
export function keptValue(column: DetailColumn, typed: string): string {
  const value = typed.trim()
  if (column.type === 'choice') {
    const lower = value.toLowerCase()
    return column.choices.find((one) => [one.value, one.label['zh-CN'], one.label.en].some((name) => name.toLowerCase() === lower))?.value ?? value
  }
  if (column.type === 'date') {
    const [, year, month, day] = value.match(/^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/) ?? []
    if (year && month && day) return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  }
  return value
}

/** Only what was filled in: an empty cell is no value. */
export const filledValues = (columns: readonly DetailColumn[], values: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(columns.map((column) => [column.key, keptValue(column, values[column.key] ?? '')] as const).filter(([, value]) => value !== ''))
