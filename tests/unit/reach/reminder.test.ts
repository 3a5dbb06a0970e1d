import { describe, expect, test } from 'vitest'
import type { CaseView } from '@shared/contract/case'
import { callCode, dialled, messageCode, pressingItem, reminderText } from '@renderer/features/reach/reminder'
import zh from '@renderer/locales/zh-CN/reach'

const item = (title: string, more: object) => ({ id: title, title: { 'zh-CN': title, en: '' }, status: 'in_progress', overdueDays: 0, dueOn: null, receiver: { kind: 'employee', id: 'e-li', name: '李工' }, ...more })
const view = { leaver: { name: '老张' }, items: [item('工具', { overdueDays: 1, dueOn: '2026-11-20' }), item('客户资料', { overdueDays: 2, dueOn: '2026-11-19' }), item('图纸', { overdueDays: 9, status: 'confirmed' }), item('钥匙', { overdueDays: 5, receiver: { kind: 'user', id: 'u', name: '小李' } })] } as unknown as CaseView
const li = { part: 'receiver', person: { kind: 'employee', id: 'e-li', name: '李工' } } as const
const say = (key: string, values: Record<string, unknown>) => (zh as unknown as Record<string, string>)[key.slice('reach.'.length)]!.replaceAll(/\{(\w+)\}/g, (_, name: string) => String(values[name]))

describe('a reminder', () => {
  test('names the latest open item of its receiver, not what is settled nor another’s', () => {
    expect(pressingItem(view, li)?.title['zh-CN']).toBe('客户资料')
    expect(reminderText(view, li, 'zh-CN', '滨海项目', say)).toBe('李工您好：您负责的“客户资料”交接（老张）已超时 2 天，请尽快处理。滨海项目')
  })

  test('speaks to the leaver of his own, and of nothing late when nothing is', () => {
    const leaver = { part: 'leaver', person: { kind: 'employee', id: 'e', name: '老张' } } as const
    expect(reminderText(view, leaver, 'zh-CN', 'S', say)).toContain('您的“钥匙”交接已超时 5 天')
    expect(reminderText({ ...view, items: [] } as unknown as CaseView, leaver, 'zh-CN', 'S', say)).toBe('老张您好：关于老张的离职交接，请与人事联系。S')
  })

  test('is a code that a phone’s camera opens: digits alone, and the words as they are', () => {
    expect(dialled('+86 138-0000 0999')).toBe('+8613800000999')
    expect(messageCode('138 0000 0999', '您好：请尽快')).toBe('SMSTO:13800000999:您好：请尽快')
    expect(callCode('(021) 5555-6666')).toBe('tel:02155556666')
  })
})
