import type { ReminderLevel, ReminderPart } from '../vocabulary'
import { fill } from './fill'
import type { Locale } from '../vocabulary'

/** How a thing is put to a person: his own as the office says it ("您负责的…已超时 2 天，请尽快处理"), another's by name. English counts one day apart. */
const sentences: Record<Locale, { own: Record<ReminderLevel, string>; others: Record<ReminderLevel, string>; subject: string; more: string; line: string; day: string; days: string }> = {
  'zh-CN': {
    own: { overdue: '您负责的{title}已超时 {days} 天，请尽快处理', due: '您负责的{title}今天到期', before: '您负责的{title}还有 {days} 天到期' },
    others: { overdue: '{title}已超时 {days} 天，由{whose}负责，请督促', due: '{title}今天到期，由{whose}负责', before: '{title}还有 {days} 天到期，由{whose}负责' },
    subject: '交接提醒：{count} 张交接单有事要办', more: '另有 {count} 项', line: '{name}（{number}）：{text}', day: '1', days: '{days}',
  },
  en: {
    own: { overdue: '{title}, which is yours, is {days} overdue. Please see to it', due: '{title}, which is yours, is due today', before: '{title}, which is yours, is due in {days}' },
    others: { overdue: '{title} is {days} overdue; {whose} has it. Please follow it up', due: '{title} is due today; {whose} has it', before: '{title} is due in {days}; {whose} has it' },
    subject: 'Handover reminder: {count} cases need you', more: '{count} more', line: '{name} ({number}): {text}', day: '1 day', days: '{days} days',
  },
}

export interface SaidThing { readonly title: string; readonly level: ReminderLevel; readonly days: number; readonly whose: string }

/** A thing as a sentence to the person reminded. */
export function reminderSentence(thing: SaidThing, part: ReminderPart, locale: Locale): string {
  const words = sentences[locale]
  const days = fill(thing.days === 1 ? words.day : words.days, { days: thing.days })
  return fill((part === 'own' ? words.own : words.others)[thing.level], { title: thing.title, whose: thing.whose, days })
}

export const reminderSubject = (count: number, locale: Locale): string => fill(sentences[locale].subject, { count })
export const reminderMore = (count: number, locale: Locale): string => fill(sentences[locale].more, { count })
export const reminderLine = (line: { readonly name: string; readonly number: string; readonly text: string }, locale: Locale): string => fill(sentences[locale].line, line)
