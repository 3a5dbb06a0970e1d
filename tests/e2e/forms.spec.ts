import { execFileSync } from 'node:child_process'
import type { Page } from '@playwright/test'
import { beSignedIn, expect, expectNoAxeViolations, rest, test, useServer, type Ask, type Language } from './support'

const server = useServer()
const pdfTools = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

let leavers = 0
/** A resignation of somebody new, with the checklist of a technician. */
async function aCase(ask: Ask, endOn: string | null = '2026-11-20'): Promise<string> {
  const leaver = await ask<{ id: string }>('POST', '/employees', { number: `QF${++leavers}`, name: '钱试表', identityNumber: '320102198504127718', phone: '13800000999', department: '设备部', positionId: 'technician', joinedOn: '2021-03-15', contractEndsOn: '2027-03-14' })
  const person = { kind: 'user', id: 'demo-head', name: '陈建国' }
  const made = await ask<{ id: string }>('POST', '/cases', { employeeId: leaver.id, kind: 'resignation', leftOn: '2026-11-20', reason: '家中有急事', told: { channel: 'call' }, dates: { endOn }, assignees: { head: person } })
  return made.id
}

async function open(page: Page, path: string, language: Language = 'zh-CN'): Promise<void> {
  await beSignedIn(page, server(), 'hr', { language })
  await page.goto(server().url + path)
}
/** The text of each page that the page prints to, without spaces. */
async function pdfTexts(page: Page, file: string): Promise<string[]> {
  await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true })
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\f').slice(0, -1).map((text) => text.replaceAll(/\s+/g, ''))
}
const noDialog = (page: Page) => page.addInitScript(() => { window.print = () => { document.documentElement.dataset['printed'] = String(Number(document.documentElement.dataset['printed'] ?? 0) + 1) } })
const number = (code: string, counter: number) => `BHEQ-${code}-${new Date(Date.now() + 8 * 3_600_000).getUTCFullYear()}-${String(counter).padStart(4, '0')}`

const said: Readonly<Record<string, Record<Language, readonly string[]>>> = {
  application: { 'zh-CN': ['离职申请表', '钱试表', '设备部', '送达地址', '家中有急事', '部门意见', '人事意见', '按手印', '不以本表是否批准为条件'], en: ['Applicationforleaving', '钱试表', 'Addressforservice', 'Opinions', 'Thumbprint', 'whetherornotthisformisapproved'] },
  certificate: { 'zh-CN': ['离职证明', '320102198504127718', '2021年3月15日', '2027年3月14日', '2026年11月20日', '技术员', '5年8个月', '离职证明领取回执', '盖章处'], en: ['Leavingcertificate', '320102198504127718', '15March2021', '20November2026', 'Technician', '5years8months', 'Receiptfortheleavingcertificate', 'Companysealhere'] },
  clearance: { 'zh-CN': ['离职会签单', '逐项情况', '各部门会签', '财务', '仓库/安全', '门禁/实名制', '人事', '按手印', '不以本单是否办结为条件'], en: ['Clearancesheet', 'Itembyitem', 'Clearedby', 'Finance', 'Warehouse', 'Gate/real-name', 'Thumbprint'] },
}

for (const language of ['zh-CN', 'en'] as const) {
  for (const [form, parts] of Object.entries(said)) {
    test(`${form} on paper in ${language}: what the law asks for, each copy with its own pages`, async ({ page }, info) => {
      test.skip(!pdfTools, 'poppler-utils is not installed')
      const id = await aCase(await rest(server(), 'hr'))
      await open(page, `/print/cases/${id}/forms/${form}?locale=${language}`, language)
      await expect(page.locator('.sheet')).toHaveCount(2)
      await expectNoAxeViolations(page)
      const texts = await pdfTexts(page, info.outputPath('form.pdf'))
      const share = texts.length / 2
      expect(Number.isInteger(share)).toBe(true)
      for (let copy = 0; copy < 2; copy++) {
        const own = texts.slice(copy * share, (copy + 1) * share)
        for (const part of parts[language]) expect(own.join('')).toContain(part)
        own.forEach((text, index) => expect(text).toContain(language === 'en' ? `Page${index + 1}of${share}` : `第${index + 1}页共${share}页`))
        // Nobody signs a page that says nothing: the signatures stand with rows or words.
        expect(own.at(-1)!.length).toBeGreaterThan(150)
      }
    })
  }
}

test('a return notice of ordinary length stands on one page with its stub and reply slip; the slips of a longer one go on together', async ({ page }, info) => {
  test.skip(!pdfTools, 'poppler-utils is not installed')
  const ask = await rest(server(), 'hr')
  const id = await aCase(ask, null)
  const notice = (facts: string) => ask('POST', `/cases/${id}/absence/notices`, { kind: 'return', rule: '《员工手册》考勤与旷工条款', facts, address: '南京市鼓楼区一号', contact: '王敏 13900001111' })
  await notice('自 2026-11-20 之后至 2026-11-30 未到岗，缺勤 6 个工作日。按日历：3 个周末休息日不计。\n其间联系 4 次，有记录。')
  for (const language of ['zh-CN', 'en'] as const) {
    await open(page, `/print/cases/${id}/forms/return_notice?locale=${language}&copies=person`, language)
    await expect(page.locator('.sheet')).toHaveCount(1)
    expect(await pdfTexts(page, info.outputPath('notice.pdf'))).toHaveLength(1)
  }
  await notice(Array.from({ length: 8 }, (_, index) => `第 ${index + 1} 次联系，无人接听。`).join('\n'))
  await open(page, `/print/cases/${id}/forms/return_notice?locale=zh-CN&copies=person`)
  await expect(page.locator('.sheet')).toContainText('第 8 次联系')
  const [first, second] = await pdfTexts(page, info.outputPath('notice.pdf'))
  expect(first).not.toContain('存根')
  for (const part of ['存根', '回执', '见证人二']) expect(second).toContain(part)
})

test('the certificate is numbered when it is printed, marked when it is printed again, and fulfils its legal step', async ({ page }, info) => {
  const ask = await rest(server(), 'hr')
  const id = await aCase(ask)
  await noDialog(page)
  await open(page, `/cases/${id}?tab=prints`)
  await page.getByRole('link', { name: '打印离职证明' }).click()
  await expect(page.getByText('编号：打印时编定').first()).toBeVisible()
  await expect(page.getByRole('checkbox', { name: '同时把“出具离职证明”标为已办' })).toBeChecked()
  await page.getByRole('button', { name: '打印', exact: true }).click()
  await expect(page.getByText(`已登记本次打印，编号 ${number('LZ', 1)}`)).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('data-printed', '1')
  await expect(page.locator('.sheet-reprint').first()).toHaveText('补打 1')
  await page.keyboard.press('Control+p')
  await expect(page.locator('.sheet-reprint').first()).toHaveText('补打 2')
  await ask('PUT', `/cases/${id}/dates/endOn`, { value: '2026-11-19' })
  await expect(page.getByText('内容有改动').first()).toBeVisible()
  await page.getByText('写明解除（终止）情形').click()
  await expect(page.locator('.sheet').first()).toContainText('解除（终止）情形：')
  await page.getByText('作为新的一份，另编号').click()
  await page.getByRole('button', { name: '打印', exact: true }).click()
  await expect(page.getByText(`已登记本次打印，编号 ${number('LZ', 2)}`)).toBeVisible()
  if (pdfTools) expect((await pdfTexts(page, info.outputPath('form.pdf')))[0]).toContain(number('LZ', 2))
  const view = await ask<{ printings: { number: string; reprint: number }[]; legalSteps: { id: string; state: string; note: string }[] }>('GET', `/cases/${id}`)
  expect(view.printings.map((one) => [one.number, one.reprint])).toEqual([[number('LZ', 1), 0], [number('LZ', 1), 1], [number('LZ', 2), 0]])
  expect(view.legalSteps.find((one) => one.id === 'post.cert')).toMatchObject({ state: 'done', note: number('LZ', 1) })

  await page.getByRole('link', { name: '去上传' }).click()
  const second = page.getByRole('region', { name: '第 3 次打印' })
  await expect(second.getByText(number('LZ', 2))).toBeVisible()
  await second.getByRole('button', { name: '登记第 3 次打印的领取 / 寄送' }).click()
  await second.getByText('邮寄').click()
  await second.getByRole('textbox', { name: '快递单号或说明' }).fill('EMS 1023456789')
  await second.getByRole('button', { name: '保存' }).click()
  await expect(second.getByText(/邮寄 · .* · 钱试表（王敏 登记） · EMS 1023456789/)).toBeVisible()
  await expectNoAxeViolations(page)
  await page.goto(`${server().url}/cases/${id}?tab=timeline`)
  await expect(page.getByText(`打印了离职证明 ${number('LZ', 2)}`)).toBeVisible()
  await expect(page.getByText(`登记 ${number('LZ', 2)}：邮寄`)).toBeVisible()
})

test('who merely left has no certificate, and the case says what to do', async ({ page }) => {
  const ask = await rest(server(), 'hr')
  const id = await aCase(ask, null)
  await open(page, `/cases/${id}?tab=prints`)
  const forms = page.getByRole('region', { name: '可以打印的表单' })
  await expect(forms.getByText(/还没有填写合同解除（终止）日.*请先在“八个日期”里填写/)).toBeVisible()
  await expect(forms.getByRole('link', { name: '打印离职证明' })).toHaveCount(0)
  await ask('PUT', `/cases/${id}/dates/endOn`, { value: '2026-11-20' })
  await expect(forms.getByRole('link', { name: '打印离职证明' })).toBeVisible()
})

test('pre-printed paper keeps 40 mm free for its own letterhead', async ({ page }, info) => {
  test.skip(!pdfTools, 'poppler-utils is not installed')
  const id = await aCase(await rest(server(), 'hr'))
  await open(page, `/print/cases/${id}/forms/certificate?copies=person`)
  await expect(page.locator('.sheet')).toHaveCount(1)
  await page.getByText('套打（无抬头，上方留 40 毫米）').click()
  const file = info.outputPath('form.pdf')
  await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true })
  // Nothing in the first 40 mm (113 points), and all of it below.
  const top = execFileSync('pdftotext', ['-x', '0', '-y', '0', '-W', '596', '-H', '113', file, '-'], { encoding: 'utf8' })
  expect(top.trim()).toBe('')
  expect(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replaceAll(/\s+/g, '')).toContain('特此证明')
})
