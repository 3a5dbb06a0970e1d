import { execFileSync } from 'node:child_process'
import { rm } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import type { CaseView } from '../../src-shared/contract/case'
import { startZhang } from './caseSupport'
import { beSignedIn, expect, expectNoAxeViolations, expectNoSideways, rest, startServer, test, type Ask } from './support'

const pdfTools = (() => {
  try {
    execFileSync('pdftotext', ['-v'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
})()
/** The text of each page that the page prints to, without spaces. */
async function pdfTexts(page: Page, file: string): Promise<string[]> {
  await page.pdf({ path: file, preferCSSPageSize: true, printBackground: true })
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 }).split('\f').slice(0, -1).map((text) => text.replaceAll(/\s+/g, ''))
}
const dayAfter = (days: number) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)
const point = (page: Page, name: string) => page.getByRole('listitem', { name, exact: true })
const expected = async (ask: Ask) => (await ask<{ items: { employeeName: string }[] }>('GET', '/return-days')).items.map((one) => one.employeeName)
const left = (page: Page) => page.getByRole('status').filter({ hasText: /^(还剩 \d+ 项|都办完了)$/ })

/** The reference story (DESIGN §1): 老张 left without a word and says he can come back in three days; on that day everything that needs him is closed. */
test('老张三天后回来：一次打印全部，逐项办到零，当天解除合同、交付离职证明', async ({ page }, info) => {
  test.setTimeout(300_000)
  let server = await startServer({ keepFolder: true })
  const folders = [server.dataFolder]
  try {
    const path = await startZhang(server)
    const hr = await rest(server, 'hr')
    const xiaoli = await rest(server, 'xiaoli')
    const finance = await rest(server, 'finance')
    const view = () => hr<CaseView>('GET', path)
    const returnDay = dayAfter(3)

    await test.step('交接先办起来，联系上了本人，记下返场日', async () => {
      await hr('POST', `${path}/absence/contacts`, { channel: 'call', answeredBy: 'leaver', said: '下周一二回来办手续' })
      const own = (await view()).items.filter((item) => !item.onlyLeaver && item.shape !== 'asset' && item.receiver?.name === '小李' && !item.needsMaterial)
      await xiaoli('POST', `${path}/items/acts`, { itemIds: own.map((item) => item.id), act: 'confirm' })
      await finance('PUT', `${path}/settlement/rows`, { row: { component: 'wages', direction: 'payable', fen: 600_000 } })
      await beSignedIn(page, server, 'hr')
      await page.goto(server.url + path)
      await expect(page.getByText('还没记下他哪天回来办手续')).toBeVisible()
      await page.getByRole('link', { name: '返场日办理' }).click()
      await expect(page.getByRole('heading', { level: 1, name: '老张 · 返场日' })).toBeVisible()
      await page.getByRole('button', { name: '记下返场日' }).click()
      await page.getByRole('combobox', { name: '预计返回日' }).fill(returnDay)
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: '保存' }).click()
      await expect(page.getByText(/^预计.*回来办手续$/)).toBeVisible()
      expect((await view()).dates.expectedBackOn).toBe(returnDay)
      // Before its day nobody is reminded of it.
      expect(await expected(hr)).not.toContain('老张')
    })

    await server.stop()
    server = await startServer({ demo: false, from: server.dataFolder, keepFolder: true, daysAhead: 3 })
    folders.push(server.dataFolder)
    const onTheDay = await rest(server, 'hr')
    const now = () => onTheDay<CaseView>('GET', path)

    await test.step('当天：今日页上有他，合同一按解除', async () => {
      await page.addInitScript(() => { window.print = () => { document.documentElement.dataset['printed'] = String(Number(document.documentElement.dataset['printed'] ?? 0) + 1) } })
      await beSignedIn(page, server, 'hr', { fresh: true })
      await page.goto(`${server.url}/today`)
      await page.getByRole('link', { name: '老张 今天回来办手续' }).click()
      await expect(page.getByText('今天回来办手续', { exact: true })).toBeVisible()
      await expectNoAxeViolations(page)
      await point(page, '合同解除（终止）日').getByRole('button', { name: '今天解除合同' }).click()
      await expect(page.getByRole('dialog')).toContainText('《劳动合同法》第三十六条、第三十七条')
      await page.getByRole('dialog').getByRole('button', { name: '解除合同' }).click()
      await expect(point(page, '合同解除（终止）日')).toContainText(returnDay)
    })

    await test.step('一次打印全部：各有编号，各联自有页码', async () => {
      await page.getByRole('link', { name: '打印全部' }).click()
      for (const form of ['离职工作交接单', '离职申请表', '离职证明', '离职会签单', '工资结算确认单']) await expect(page.getByRole('checkbox', { name: new RegExp(`^${form}`) })).toBeChecked()
      await page.getByRole('button', { name: '打印', exact: true }).click()
      await expect(page.getByText(/^已登记并送打印：/)).toBeVisible()
      await expect(page.locator('html')).toHaveAttribute('data-printed', '1')
      const { printings } = await now()
      expect(printings.map((one) => one.form).sort()).toEqual(['application', 'certificate', 'clearance', 'handover', 'settlement'])
      expect(new Set(printings.map((one) => one.number)).size).toBe(5)
      if (!pdfTools) return
      const texts = await pdfTexts(page, info.outputPath('job.pdf'))
      for (const { number, copies } of printings) expect(texts.filter((text) => text.includes(number) && text.includes('第1页'))).toHaveLength(copies.length)
      for (const title of ['离职工作交接单', '离职申请表', '离职证明', '离职会签单', '工资结算确认单', '特此证明']) expect(texts.join('\n')).toContain(title)
      expect(texts.every((text) => text !== '')).toBe(true)
      expect(texts.join('')).not.toContain('补打')
    })

    await test.step('逐项办到零', async () => {
      await page.getByRole('link', { name: '回到返场日' }).first().click()
      await expect(left(page)).toHaveText(/还剩 \d+ 项/)
      // By hand, one of a kind; the others of the same kind beside the screen.
      await point(page, '安全帽').getByRole('button', { name: /^确认/ }).click()
      await page.getByRole('dialog').getByRole('button', { name: /确认/ }).click()
      await expect(point(page, '安全帽')).toContainText('已确认')
      const open = (await now()).items.filter((item) => (item.onlyLeaver || ['assets', 'lodging', 'seals'].includes(item.category) || item.shape === 'asset') && item.may.includes('waive'))
      await onTheDay('POST', `${path}/items/acts`, { itemIds: open.map((item) => item.id), act: 'waive', note: '核对后免交' })
      await point(page, '退还证件物品').getByRole('button', { name: '标记已办：退还证件物品' }).click()
      await page.getByRole('dialog').getByRole('button', { name: '标记已办' }).click()
      await expect(point(page, '退还证件物品')).toContainText('王敏')
      for (const { id } of (await now()).legalSteps.filter((one) => ['post.wage', 'post.leave', 'post.severance', 'post.noncompete'].includes(one.id) && one.state === 'open')) await onTheDay('POST', `${path}/legal-steps/${id}`, { state: 'done' })
      const money = await rest(server, 'finance')
      await money('POST', `${path}/settlement/confirm`, {})
      for (const form of ['离职工作交接单', '离职申请表', '离职会签单', '工资结算确认单']) {
        await point(page, form).locator('input[type=file]').setInputFiles({ name: `${form}.pdf`, mimeType: 'application/pdf', buffer: Buffer.from(`%PDF-1.4 ${form}`) })
        await expect(point(page, form)).toContainText('王敏 ·')
      }
      await expect(left(page)).toHaveText('还剩 1 项')
      await point(page, '离职证明').getByRole('button', { name: '已当面交给本人' }).click()
      await expect(left(page)).toHaveText('都办完了')
      await expectNoAxeViolations(page)
      await page.setViewportSize({ width: 390, height: 844 })
      await expectNoSideways(page)
    })

    await test.step('同一天解除并交付，单子接着往归档办', async () => {
      const done = await now()
      const certificate = done.printings.find((one) => one.form === 'certificate')!
      expect(done.dates.endOn).toBe(returnDay)
      expect(certificate.received).toMatchObject([{ channel: 'in_person', on: returnDay, who: '老张' }])
      expect(done.legalSteps.find((one) => one.id === 'post.cert')).toMatchObject({ state: 'done', note: certificate.number })
      expect(await expected(onTheDay)).not.toContain('老张')
      await page.getByRole('link', { name: '去办下一步' }).click()
      await page.getByRole('button', { name: '移到“交接中”' }).click()
      await expect(page.getByText('已从“待办理”移到“交接中”')).toBeVisible()
    })
  } finally {
    await server.stop()
    for (const folder of folders) await rm(folder, { recursive: true, force: true })
  }
})
