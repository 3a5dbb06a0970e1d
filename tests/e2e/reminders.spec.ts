import type { Browser, Page } from '@playwright/test'
import { rm } from 'node:fs/promises'
import { startZhang } from './caseSupport'
import { expect, expectNoAxeViolations, openAs, rest, startServer, test, type Server } from './support'

/** Reminders go out from midnight on, whatever the hour of the test. */
async function remindAtOnce(server: Server): Promise<void> {
  const hr = await rest(server, 'hr')
  const rules = await hr<Record<string, unknown>>('GET', '/reminder-rules')
  await hr('PUT', '/reminder-rules', { ...rules, sendAt: '00:00' })
}

async function openBell(browser: Browser, server: Server, who: string): Promise<Page> {
  const page = await openAs(browser, server, who)
  await page.goto(`${server.url}/today`)
  await page.getByRole('button', { name: /^今天的提醒，\d+ 条未看$/ }).click({ timeout: 30_000 })
  await expect(page.getByRole('list', { name: '今天的提醒' })).toBeVisible()
  return page
}
const dayAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** Each thing of a case, unfolded: only the first three are shown. */
async function unfold(page: Page, name: string): Promise<void> {
  await expect(cardOf(page, name)).toBeVisible()
  const more = cardOf(page, name).getByRole('button', { name: /^另有/ })
  if (await more.count()) await more.click()
}
const cardOf = (page: Page, name: string) => page.getByRole('list', { name: '今天的提醒' }).getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) }).first()

test('over four days: the receiver from the first day, the head from the second day over, HR from the fourth; each day anew, none twice', async ({ browser }) => {
  test.setTimeout(240_000)
  let server = await startServer({ keepFolder: true })
  await remindAtOnce(server)
  const hr = await rest(server, 'hr')
  const zhang = (await startZhang(server)).split('/').at(-1)!
  const { items } = await hr<{ items: { id: string; title: { 'zh-CN': string } }[] }>('GET', `/cases/${zhang}/items`)
  const contacts = items.find((one) => one.title['zh-CN'].includes('客户'))!
  const today = await hr<{ items: { on?: string }[] }>('GET', '/today/mine?limit=1').then(() => new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date()))
  // Everything else of the case is a long way off, so that what is looked at is this one item's way up.
  for (const item of items) await hr('PATCH', `/cases/${zhang}/items/${item.id}`, { dueOn: item.id === contacts.id ? today : '2099-12-31' })
  const wording = (days: number) => `您负责的${contacts.title['zh-CN']}已超时 ${days} 天，请尽快处理`

  const folders: string[] = []
  const nextDay = async (days: number) => {
    await server.stop()
    folders.push(server.dataFolder)
    server = await startServer({ demo: false, from: server.dataFolder, keepFolder: true, daysAhead: days })
  }
  try {
    const first = await openBell(browser, server, 'xiaoli')
    await expect(cardOf(first, '老张')).toContainText(`您负责的${contacts.title['zh-CN']}今天到期`)
    await expectNoAxeViolations(first)
    await first.context().close()

    await nextDay(1)
    const second = await openBell(browser, server, 'xiaoli')
    await expect(cardOf(second, '老张')).toContainText(wording(1))
    await second.context().close()

    await nextDay(2)
    const third = await openBell(browser, server, 'xiaoli')
    await expect(cardOf(third, '老张')).toContainText(wording(2))
    const head = await openBell(browser, server, 'head')
    await unfold(head, '老张')
    await expect(cardOf(head, '老张')).toContainText(`${contacts.title['zh-CN']}已超时 2 天，由小李负责，请督促`)
    await expect(cardOf(head, '老张')).toContainText('已升级到部门负责人')

    // Put off with a reason; it is on the timeline, and the bell is empty of it.
    await cardOf(third, '老张').getByRole('button', { name: '稍后提醒：老张' }).click()
    // The browser's clock did not move with the server's: the day is typed.
    await third.getByRole('combobox', { name: '到哪天再提醒' }).fill(dayAfter(today, 3))
    await third.keyboard.press('Enter')
    await third.getByRole('textbox', { name: '原因' }).fill('等客户回电')
    await third.getByRole('button', { name: '到那天再提醒' }).click()
    await expect(third.getByRole('list', { name: '今天的提醒' }).getByText('老张', { exact: true })).toHaveCount(0)
    await third.goto(`${server.url}/cases/${zhang}?tab=timeline`)
    await expect(third.getByText(/推迟提醒到/)).toBeVisible()
    await expect(third.getByText(/^提醒：|提醒：小李/).first()).toBeVisible()
    await Promise.all([third, head].map((page) => page.context().close()))

    await nextDay(4)
    const office = await openBell(browser, server, 'hr')
    await unfold(office, '老张')
    await expect(cardOf(office, '老张')).toContainText(`${contacts.title['zh-CN']}已超时 4 天，由小李负责，请督促`)
    await office.context().close()
  } finally {
    await server.stop()
    await Promise.all([...folders, server.dataFolder].map((folder) => rm(folder, { recursive: true, force: true })))
  }
})
