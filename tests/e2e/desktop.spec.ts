import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test'
import { electronBinary, whyNoWindow } from '../../scripts/lib/electron.mjs'
import { demoPassword, openAs, useLanguage } from './support'

/**
 * What only a real Electron shows: the sandboxed preload, the port between processes, `app://desk`, the PDF. The same code runs
 * without Electron in tests/desktop/desktop.test.ts.
 */
const binary = electronBinary()
const missing = whyNoWindow() ?? (binary ? undefined : 'Electron’s program is not on this machine (npx install-electron)')
test.skip(missing !== undefined, `not applicable here: ${missing}`)
// The list of results shows titles only, and a skipped test must say why.
const here = missing ? `[not applicable here: ${missing}] ` : ''

let folder: string
let electron: ElectronApplication
let hr: Page
let url: string

test.beforeAll(async () => {
  test.setTimeout(120_000)
  folder = await mkdtemp(join(tmpdir(), 'handover-desktop-e2e-'))
  let said = ''
  electron = await _electron.launch({ executablePath: binary!, args: [resolve('.'), '--data', folder, '--demo', '--port', '0', '--lang=zh-CN'], locale: 'zh-CN', timezoneId: 'Asia/Shanghai', timeout: 90_000 })
  electron.process().stdout!.on('data', (bytes: Buffer) => { said += bytes.toString() })
  hr = await electron.firstWindow({ timeout: 90_000 })
  await expect.poll(() => /is ready at (http:\/\/\S+)/.exec(said)?.[1], { timeout: 30_000 }).toBeTruthy()
  url = /is ready at (http:\/\/\S+)/.exec(said)![1]!
})

test.afterAll(async () => {
  await electron?.close()
  if (folder) await rm(folder, { recursive: true, force: true })
})

test(`${here}the window is closed in: no Node, only the bridge, nothing from elsewhere`, async () => {
  await expect(hr).toHaveURL(/^app:\/\/desk\//)
  const inside = await hr.evaluate(async () => ({
    node: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
    bridge: Object.keys((window as unknown as { handoverDesktop: object }).handoverDesktop).toSorted(),
    outside: await fetch('https://example.com/').then(() => 'answered', () => 'refused'),
  }))
  expect(inside).toEqual({ node: [], bridge: ['onLock', 'platform', 'print', 'savePdf'], outside: 'refused' })
})

test(`${here}HR starts 老张’s case in the desktop window, 小李 sees it in a browser, and the form becomes a PDF`, async ({ browser }) => {
  test.setTimeout(180_000)
  await test.step('sign in over the port', async () => {
    await useLanguage(hr, 'zh-CN')
    await hr.getByLabel('登录名', { exact: true }).fill('hr')
    await hr.getByLabel('密码', { exact: true }).fill(demoPassword)
    await hr.getByRole('button', { name: '登录', exact: true }).click()
    await expect(hr.getByRole('navigation')).toBeVisible()
  })
  const xiaoli = await openAs(browser, { url, dataFolder: folder, stop: async () => {} }, 'xiaoli')

  await test.step('start the case, as in the reference story', async () => {
    await hr.goto('app://desk/cases/new')
    const choose = async (field: RegExp | string, typed: string, option: RegExp) => {
      const box = hr.getByRole('combobox', { name: field })
      await box.click()
      await box.fill(typed)
      await hr.getByRole('option', { name: option }).first().click()
    }
    await choose('谁离场了', 'lz', /老张/)
    await hr.getByRole('textbox', { name: '原因' }).fill('家中有事,口头说下周一二回来')
    await choose(/^接收人/, '小李', /小李/)
    await hr.keyboard.press('Escape')
    await hr.getByRole('button', { name: '开始交接', exact: true }).click()
    await expect(hr.getByRole('heading', { level: 1, name: '老张' })).toBeVisible()
  })

  await test.step('小李 sees it without reload', async () => {
    await expect(xiaoli.getByText(/设备维护记录/).first()).toBeVisible()
    await xiaoli.context().close()
  })

  await test.step('a file goes up through app:// and comes back', async () => {
    const answer = await hr.evaluate(async () => {
      const form = new FormData()
      form.append('file', new File(['维修记录'], '记录.txt', { type: 'text/plain' }))
      const stored = await (await fetch('/api/v1/attachments', { method: 'POST', body: form })).json() as { id: string }
      return (await fetch(`/api/v1/attachments/${stored.id}/content?download`)).text()
    })
    expect(answer).toBe('维修记录')
  })

  await test.step('the page is saved as PDF', async () => {
    const target = join(folder, 'form.pdf')
    await electron.evaluate(({ dialog }, filePath) => { dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath }) }, target)
    expect(await hr.evaluate(() => (window as unknown as { handoverDesktop: { savePdf(name: string): Promise<string | null> } }).handoverDesktop.savePdf('form'))).toBe(target)
    expect((await readFile(target)).subarray(0, 5).toString()).toBe('%PDF-')
  })

  await test.step('the window locks with the machine, and a reload keeps who is signed in', async () => {
    await hr.reload()
    await expect(hr.getByRole('navigation')).toBeVisible()
    await electron.evaluate(({ powerMonitor }) => { powerMonitor.emit('lock-screen') })
    await expect(hr.getByLabel('密码', { exact: true })).toBeVisible()
  })
})
