import { createSSRApp, type Component } from 'vue'
import { createI18n } from 'vue-i18n'
import { renderToString } from 'vue/server-renderer'
import { expect, test } from 'vitest'
import en from '@renderer/locales/en/ledger'
import zh from '@renderer/locales/zh-CN/ledger'

const { default: LedgerSheet } = (await import('@renderer/features/ledger/LedgerSheet.vue' as string)) as { default: Component }
const i18n = createI18n({ legacy: false, locale: 'zh-CN', missingWarn: false, fallbackWarn: false, messages: { 'zh-CN': { ledger: zh }, en: { ledger: en } } })

const row = { n: 1, caseId: 'a', employeeNumber: 'A1', employeeName: '老张', department: '', crew: '', positionTitle: { 'zh-CN': '技术员', en: 'Technician' }, employer: 'own', employerName: '', joinedOn: null, leftOn: '2026-01-02', endOn: null, kind: 'absent', reason: '', receivers: [], handoverDoneOn: null, status: 'open', stage: 'to_start', wages: null, certificate: null, overdue: [], remark: '' }
const sheet = (locale: 'zh-CN' | 'en', isCut: boolean): Promise<string> =>
  renderToString(createSSRApp(LedgerSheet, { rows: [row], totals: { count: 1234, open: 0, overdue: 0, kinds: [], departments: [] }, isCut, filter: { from: '2026-01-01', to: '2026-12-31', by: 'leftOn' }, locale, company: '', site: '', today: '2026-12-31', by: '' }).use(i18n))

test('a ledger that is printed in part says so on its paper: above its rows and where they end', async () => {
  const printed = await sheet('zh-CN', true)
  expect(printed).toContain('本表不全：共 1234 人，只印了前 1 人')
  expect(printed).toContain('以下还有 1233 人没有印')
  const english = await sheet('en', true)
  expect(english).toContain('Not complete: only the first 1 of 1234 people')
  expect(english).toContain('1233 more people are not printed')
})

test('a whole one says nothing of the kind', async () => {
  expect(await sheet('zh-CN', false)).not.toMatch(/不全|没有印/)
})
