import { fill } from '../../src-shared/locale'
import type { Locale } from '../../src-shared/vocabulary'

/** Phrases that only forms say; labels of closed lists are in src-shared/locale. */
export interface FormWording {
  listComma: string; keptUntil: string; handedOn: string; blockedBy: string; sealed: string; notSealed: string; password: string; rowTakenOver: string
  overdueItem: string; overdueItems: string; dueItem: string; legalOverdue: string; legalDue: string
}

const wording: Record<Locale, FormWording> = {
  'zh-CN': {
    listComma: '、', keptUntil: '{name}（暂管至 {until}）', handedOn: '{name}（已于 {on} 转交）', blockedBy: '受阻于：{what}', sealed: '已封存移交', notSealed: '—', password: '密码', rowTakenOver: '接收确认',
    overdueItem: '{title} 超时 {days} 天', overdueItems: '{count} 项超时，最长 {days} 天：{title}', dueItem: '{on} {title}', legalOverdue: '{step} 超期 {days} 天', legalDue: '{step} {on} 前',
  },
  en: {
    listComma: ', ', keptUntil: '{name} (keeper until {until})', handedOn: '{name} (handed on {on})', blockedBy: 'Blocked by: {what}', sealed: 'Handed over sealed', notSealed: '—', password: 'Password', rowTakenOver: 'Taken over',
    overdueItem: '{title}: {days} d overdue', overdueItems: '{count} overdue, longest {days} d: {title}', dueItem: '{on} {title}', legalOverdue: '{step} {days} d overdue', legalDue: '{step} by {on}',
  },
}

/** A phrase of a form, its places filled. */
export const say = (locale: Locale, phrase: keyof FormWording, values: Readonly<Record<string, unknown>> = {}): string => fill(wording[locale][phrase], values)
export const list = (locale: Locale, parts: readonly string[]): string => parts.filter((part) => part !== '').join(wording[locale].listComma)
