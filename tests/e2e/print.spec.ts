import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { beSignedIn, expect, rest, test, useServer, type Ask, type Language } from './support'

const server = useServer()
const pdfTools = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()

interface Row { id: string; number: number }

const code = (n: number) => `QX${String(n).padStart(3, '0')}`
const categories = ['work', 'documents', 'contacts', 'accounts', 'tasks', 'money', 'seals', 'site_work', 'assets', 'lodging']
const nameColumn = { key: 'name', label: { 'zh-CN': '名称', en: 'Name' }, type: 'text', required: true }

let leavers = 0
/** A case with exactly `count` items, `QX001` …, of somebody new: by a checklist of his position, so that it takes one call. */
async function makeCase(ask: Ask, count: number): Promise<{ id: string; items: Row[] }> {
  const leaver = await ask<{ id: string; positionId: string }>('POST', '/employees', {
    number: `QP${++leavers}`, name: '钱试印', identityNumber: '320102198504127718', phone: '13800000999', department: '设备部', positionId: 'technician', joinedOn: '2021-03-15',
  })
  const { items: directory } = await ask<{ items: { id: string; displayName: string }[] }>('GET', '/users/directory')
  const person = (id: string) => ({ kind: 'user', id, name: directory.find((one) => one.id === id)!.displayName })
  const items = Array.from({ length: count }, (_, index) => ({
    key: `qx-${index + 1}`, title: { 'zh-CN': `${code(index + 1)} 设备资料`, en: `${code(index + 1)} plant papers` }, category: categories[index % categories.length], shape: 'plain', columns: [nameColumn], due: { anchor: 'leftOn', days: index % 9, unit: 'calendar' },
  }))
  const template = await ask<{ id: string }>('POST', '/templates', { layer: 'position', name: { 'zh-CN': `打印试验 ${count}`, en: '' }, positionIds: [leaver.positionId], items })
  const composed = await ask<{ items: { templateId: string; key: string }[]; functionsWithoutPerson: string[] }>('POST', '/templates/compose', { employeeId: leaver.id })
  const made = await ask<{ id: string; items: Row[] }>('POST', '/cases', {
    employeeId: leaver.id, kind: 'departed', leftOn: '2026-11-20', reason: '家中有急事', told: { channel: 'call' }, receivers: [person('demo-xiaoli')], witness: person('demo-hr'), keeper: { person: person('demo-head'), until: '2026-12-01' },
    assignees: Object.fromEntries(composed.functionsWithoutPerson.map((name) => [name, person('demo-head')])), leaveOut: composed.items.filter((one) => one.templateId !== template.id).map((one) => `${one.templateId}/${one.key}`),
  })
  await ask('POST', `/templates/${template.id}/retire`, { retired: true })
  expect(made.items).toHaveLength(count)
  return made
}

/** Opens a page as `hr`: printing has no menu to wait for. */
async function open(page: Page, path: string, language: Language = 'zh-CN'): Promise<void> {
  await beSignedIn(page, server(), 'hr', { language })
  await page.goto(server().url + path)
}

/** The text of each page of the PDF that the page prints to. */
async function pdfTexts(page: Page, file: string): Promise<string[]> {
  await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true })
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\f').slice(0, -1)
}

/** The pages of a PDF: text, and how many dark points stand in each column of pixels (72 a inch, gray). */
async function printed(page: Page): Promise<{ text: string; dark: number[]; longest: number[] }[]> {
  const folder = mkdtempSync(join(tmpdir(), 'handover-pdf-'))
  try {
    const file = join(folder, 'form.pdf')
    const texts = await pdfTexts(page, file)
    expect(texts).toHaveLength(Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file], { encoding: 'utf8' }))?.[1]))
    execFileSync('pdftoppm', ['-gray', '-r', '100', file, join(folder, 'page')])
    const pictures = readdirSync(folder).filter((name) => name.endsWith('.pgm')).sort()
    return texts.map((text, index) => ({ text, ...columnsOf(readFileSync(join(folder, pictures[index]!))) }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Dark points of each column of a PGM picture, and the longest unbroken line down each. */
function columnsOf(pgm: Buffer): { dark: number[]; longest: number[] } {
  const [head, width = '0', height = '0'] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(pgm.subarray(0, 40).toString('latin1')) ?? ['']
  const dark: number[] = []
  const longest: number[] = []
  for (let x = 0; x < Number(width); x++) {
    let [count, run, best] = [0, 0, 0]
    for (let y = 0; y < Number(height); y++) {
      const isDark = pgm[head.length + y * Number(width) + x]! < 140
      run = isDark ? run + 1 : 0
      if (isDark) count += 1
      best = Math.max(best, run)
    }
    dark.push(count)
    longest.push(best)
  }
  return { dark, longest }
}

const millimetre = 100 / 25.4
/** A line of at least 15 mm stands within a millimetre of this distance from the left edge. */
const hasBorderAt = (page: { longest: number[] }, mm: number) => page.longest.slice(Math.round((mm - 1) * millimetre), Math.round((mm + 1) * millimetre)).some((run) => run > 15 * millimetre)
const times = (text: string, what: string) => text.split(what).length - 1
const squeezed = (text: string) => text.replace(/\s+/g, '')

const words = {
  'zh-CN': { heads: [['工作交接', '应交日期', '接收签字'], ['资产归还', '归还日期', '验收签字'], ['保留意见与备注', '说明', '见证人'], ['附表1', '名称', '接收确认']], seal: '盖章处', comments: '接收人意见', thumb: '按手印', head: '部门负责人', proxy: '代办人', refusal: '拒绝签字', marks: ['交接人联', '接收人联', '存档联'], pageOf: (n: number, m: number) => `第${n}页共${m}页` },
  en: { heads: [['Workhandedover', 'Due', 'Signature'], ['Assetsreturned', 'Returned', 'Checkedby'], ['Remarksandreservations', 'Remark', 'Witnesses'], ['Annex1', 'Name', 'Takenover']], seal: 'Companysealhere', comments: 'Commentsoftheleaver', thumb: 'Thumbprint', head: 'Departmenthead', proxy: 'Proxy', refusal: 'refused', marks: ['Leaver’scopy', 'Receiver’scopy', 'Archivecopy'], pageOf: (n: number, m: number) => `Page${n}of${m}` },
} as const

test.describe('the handover form on paper', () => {
  test.skip(!pdfTools, 'poppler-utils is not installed')
  const made: Record<number, { id: string; items: Row[] }> = {}
  test.beforeAll(async () => {
    const ask = await rest(server(), 'hr')
    for (const count of [5, 60, 300]) made[count] = await makeCase(ask, count)
    for (const count of [5, 60]) {
      const { id, items } = made[count]!
      const act = (item: number, name: string, more: object = {}) => ask('POST', `/cases/${id}/items/acts`, { itemIds: [items[item]!.id], act: name, ...more })
      await ask('POST', `/cases/${id}/items/${items[0]!.id}/rows`, { rows: Array.from({ length: count === 5 ? 2 : 45 }, (_, n) => ({ name: `RW${String(n + 1).padStart(3, '0')}` })) })
      await act(0, 'confirm')
      await act(1, 'reserve', { note: '缺少 10 月记录' })
      await act(2, 'refuse', { note: '不愿移交', witnesses: ['王敏', '孙师傅'] })
    }
  })

  for (const [count, language, copies] of [[5, 'zh-CN', 3], [5, 'en', 3], [60, 'zh-CN', 2], [60, 'en', 1], [300, 'zh-CN', 1], [300, 'en', 1]] as const) {
    test(`${count} items in ${language}: each once a copy, heads repeated, signatures with rows, borders drawn`, async ({ page }) => {
      const { id } = made[count]!
      await open(page, `/print/cases/${id}?locale=${language}&copies=${['leaver', 'receiver', 'archive'].slice(0, copies).join(',')}`)
      await expect(page.locator('.sheet')).toHaveCount(copies)
      const pages = await printed(page)
      const w = words[language]
      const share = pages.length / copies
      expect(Number.isInteger(share)).toBe(true)
      for (let copy = 0; copy < copies; copy++) {
        const own = pages.slice(copy * share, (copy + 1) * share)
        const whole = own.map((one) => one.text).join('\n')
        const annexRows = count === 5 ? 2 : count === 60 ? 45 : 0
        for (let n = 1; n <= count; n++) {
          // Once in its table; once more among the remarks, and over each page of its annex.
          const annexPages = n === 1 && annexRows > 0 ? own.filter((one) => /RW\d{3}/.test(one.text)).length : 0
          expect([code(n), times(whole, code(n))]).toEqual([code(n), 1 + (count < 300 && (n === 2 || n === 3) ? 1 : 0) + annexPages])
        }
        for (let n = 1; n <= annexRows; n++) expect(times(whole, `RW${String(n).padStart(3, '0')}`)).toBe(1)
        own.forEach((one, index) => {
          const text = squeezed(one.text)
          expect(text).toContain(w.pageOf(index + 1, share))
          expect(text).toContain(w.marks[copy])
          if (/[QR][XW]\d{3}/.test(text)) expect([index + 1, w.heads.some((heads) => heads.every((head) => text.includes(head)))]).toEqual([index + 1, true])
          expect(one.dark.reduce((sum, column) => sum + column, 0)).toBeGreaterThan(4_000)
          expect([index + 1, hasBorderAt(one, 15.4), hasBorderAt(one, 196.6)]).toEqual([index + 1, true, true])
        })
        const signed = own.filter((one) => squeezed(one.text).includes(w.seal))
        expect(signed).toEqual([own.at(-1)])
        const last = squeezed(own.at(-1)!.text)
        for (const part of [w.comments, w.thumb, w.head, w.proxy, w.refusal]) expect(last).toContain(part)
        expect(last).toMatch(/QX\d{3}|RW\d{3}/)
      }
    })
  }
})

test('whatever the length above them, signatures stay whole and with rows', async ({ page }, info) => {
  test.skip(!pdfTools, 'poppler-utils is not installed')
  const ask = await rest(server(), 'hr')
  const { id, items } = await makeCase(ask, 6)
  await ask('POST', `/cases/${id}/items/${items[0]!.id}/rows`, { rows: Array.from({ length: 8 }, (_, n) => ({ name: `RW${String(n + 1).padStart(3, '0')}` })) })
  await open(page, `/print/cases/${id}?locale=zh-CN&copies=archive`)
  await expect(page.locator('.sheet')).toHaveCount(1)
  for (let above = 0; above <= 260; above += 20) {
    await page.evaluate((mm) => {
      const sheet = new CSSStyleSheet()
      sheet.replaceSync(`.sheet-head { margin-top: ${mm}mm; }`)
      document.adoptedStyleSheets = [document.adoptedStyleSheets[0]!, sheet]
    }, above)
    const texts = (await pdfTexts(page, info.outputPath('form.pdf'))).map(squeezed)
    const last = texts.at(-1)!
    expect([above, ...[/移交人\/接收人意见/, /盖章处/, /RW\d{3}/].map((part) => part.test(last))]).toEqual([above, true, true, true])
    // No head without a row under it.
    for (const text of texts) expect([above, text.includes('接收确认') && !/RW\d{3}/.test(text)]).toEqual([above, false])
  }
})

test('printing is recorded before the paper comes, and the next one is a reprint', async ({ page }) => {
  const ask = await rest(server(), 'hr')
  const { id } = await makeCase(ask, 4)
  const printings = async () => (await ask<{ printings: { contentHash: string; copies: string[]; by: string }[] }>('GET', `/cases/${id}`)).printings
  const form = await ask<{ contentHash: string; qr: string }>('GET', `/cases/${id}/forms/handover?locale=zh-CN`)
  let before: number | undefined
  await page.exposeFunction('recorded', async () => { before = (await printings()).length })
  await page.addInitScript(() => { window.print = () => { void (window as unknown as { recorded(): Promise<void> }).recorded() } })
  await open(page, `/print/cases/${id}`)
  await page.getByRole('main').or(page.getByRole('banner')).first().waitFor()
  await page.getByText('交接人联', { exact: true }).first().click()
  await expect(page).toHaveURL(/copies=receiver(,|%2C)archive/)
  await expect(page.getByRole('img', { name: form.qr }).first()).toBeVisible()
  await expect(page.locator('.sheet-reprint')).toHaveCount(0)
  await page.getByRole('button', { name: '打印', exact: true }).click()
  await expect(page.getByText('已登记本次打印')).toBeVisible()
  await expect.poll(() => before).toBe(1)
  expect(await printings()).toEqual([expect.objectContaining({ contentHash: form.contentHash, copies: ['receiver', 'archive'], by: '王敏' })])
  await expect(page.locator('.sheet-reprint').first()).toHaveText('补打 1')
  await page.keyboard.press('Control+p')
  await expect(page.locator('.sheet-reprint').first()).toHaveText('补打 2')
  await expect(page.getByRole('link', { name: '去上传' })).toHaveAttribute('href', `/cases/${id}`)
})

test('a form that changed while it was on the screen is shown anew', async ({ page }) => {
  const ask = await rest(server(), 'hr')
  const { id, items } = await makeCase(ask, 4)
  await open(page, `/print/cases/${id}`)
  await expect(page.locator('.sheet').first()).toContainText('已办结 0 / 4 项')
  await ask('POST', `/cases/${id}/items/acts`, { itemIds: [items[0]!.id], act: 'confirm' })
  await expect(page.locator('.sheet').first()).toContainText('已办结 1 / 4 项')
  await expect(ask('POST', `/cases/${id}/forms/handover/printings`, { copies: ['archive'], contentHash: '0'.repeat(64) })).rejects.toThrow('CHANGED_MEANWHILE')
})

for (const language of ['zh-CN', 'en'] as const) {
  test(`the preview is in the language asked for and the morning sheet fits one page in ${language}`, async ({ page }) => {
    const ask = await rest(server(), 'hr')
    const { items: cases } = await ask<{ items: { id: string }[] }>('GET', '/cases?limit=1')
    await page.setViewportSize({ width: 1280, height: 720 })
    await open(page, `/print/cases/${cases[0]!.id}`, language)
    await expect(page.locator('.sheet')).toHaveCount(3)
    await expect(page.locator('.sheet').first()).toHaveAttribute('lang', language)
    await page.goto(`${server().url}/print/morning?sheet=cases`)
    await expect(page.locator('.morning tbody tr').first()).toBeVisible()
    if (!pdfTools) return
    // As full as it gets: 20 rows (src-main/forms/morning.ts) of long words, and the line that counts the rest.
    await page.evaluate(() => {
      const body = document.querySelector('.morning tbody')!
      const row = body.querySelector('tr')!
      for (const cell of row.querySelectorAll('.two')) cell.textContent = '设备维护记录与客户联系方式 Confirmed with reservation '.repeat(4)
      body.replaceChildren(...Array.from({ length: 20 }, () => row.cloneNode(true)))
      const more = document.createElement('p')
      more.className = 'morning-more'
      more.textContent = '另有 80 件在办，见看板。'
      document.querySelector('.morning')!.append(more)
    })
    const pages = await printed(page)
    expect(pages).toHaveLength(1)
    expect(squeezed(pages[0]!.text)).toContain(language === 'en' ? 'MorningSheet' : '离职交接早会单')
  })
}

for (const language of ['zh-CN', 'en'] as const) {
  test(`the day’s summary fits one page as full as it gets, and for a wall it has no names, in ${language}`, async ({ page }) => {
    await page.setViewportSize({ width: 1280, height: 720 })
    await open(page, '/print/morning', language)
    const day = page.locator('.day')
    await expect(day.locator('.day-who').first()).toBeVisible()
    await expect(day).toContainText(language === 'en' ? 'Day’s Summary' : '今日汇总')
    const leaver = (await day.locator('tbody td:nth-child(3)').first().textContent())!.trim().split(' ')[0]!
    if (pdfTools) {
      // 36 rows (src-main/subjects/reminder/summary.ts) of long words, and the line that counts the rest.
      await page.evaluate(() => {
        const bodies = [...document.querySelectorAll('.day tbody')]
        const row = bodies[0]!.querySelector('tr:nth-child(2)')!
        for (const cell of row.querySelectorAll('.two')) cell.textContent = '设备维护记录与客户联系方式 Confirmed with reservation '.repeat(4)
        bodies[0]!.replaceChildren(...Array.from({ length: 36 }, () => row.cloneNode(true)))
        for (const body of bodies.slice(1)) body.remove()
        const more = document.createElement('p')
        more.className = 'morning-more'
        more.textContent = '另有 12 人共 80 项，见系统。'
        document.querySelector('.day')!.append(more)
      })
      expect(await printed(page)).toHaveLength(1)
    }
    await page.goto(`${server().url}/print/morning?sheet=posted`)
    await expect(day.locator('.day-who').first()).toBeVisible()
    await expect(day).not.toContainText(leaver)
    await expect(page.locator('.print-note')).toBeVisible()
  })
}
