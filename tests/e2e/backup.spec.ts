import { cp, mkdir, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, expectNoAxeViolations, expectNoSideways, openAs, signIn, startServer, test, useLanguage, type Server } from './support'

test.describe('backups', () => {
  let server: Server
  test.beforeAll(async () => { server = await startServer() })
  test.afterAll(() => server.stop())

  test('the administrator backs up, names a second place, and sets a passphrase', async ({ page }) => {
    test.slow()
    await signIn(page, server, 'admin', { path: '/backups' })
    await expect(page.getByRole('heading', { level: 1, name: '备份' })).toBeVisible()
    await expect(page.getByText('还没有备份。点“立即备份”做第一份。')).toBeVisible()
    await page.getByRole('button', { name: '立即备份' }).click()
    const rows = page.getByRole('table').getByRole('row')
    await expect(rows).toHaveCount(2)
    await expect(rows.nth(1)).toContainText('已校验')
    await expect(rows.nth(1)).toContainText('每日')
    expect((await readdir(join(server.dataFolder, 'backups'))).filter((name) => name.endsWith('.zip'))).toHaveLength(1)

    // A path that is not there is refused where it is typed, and is not saved.
    const plan = page.getByRole('region', { name: '备份计划' })
    await plan.getByText('另一个文件夹或 U 盘').click()
    await plan.getByLabel('另一个文件夹或 U 盘的路径').fill('/not/there/at/all')
    await plan.getByRole('button', { name: '检查' }).click()
    await expect(plan.getByRole('alert')).toContainText('U 盘没有插上')
    await plan.getByRole('button', { name: '保存' }).click()
    await expect(plan.getByRole('alert').last()).toContainText('U 盘没有插上')
    const stick = join(server.dataFolder, 'stick')
    await mkdir(stick)
    await plan.getByLabel('另一个文件夹或 U 盘的路径').fill(stick)
    await plan.getByRole('button', { name: '检查' }).click()
    await expect(plan.getByText('与站点在同一个盘')).toHaveCount(2)
    await plan.getByRole('button', { name: '保存' }).click()
    await expect(page.getByRole('region', { name: '放在哪里' }).getByText(stick)).toBeVisible()

    const secret = page.getByRole('region', { name: '口令' })
    await secret.getByRole('button', { name: '设置口令' }).click()
    const dialog = page.getByRole('dialog', { name: '设置备份的口令' })
    await dialog.getByLabel('口令', { exact: true }).fill('一个很长的口令 2026')
    await dialog.getByLabel('再输入一遍').fill('另一个很长的口令')
    await dialog.getByRole('button', { name: '设置口令' }).click()
    await expect(dialog.getByText('两次输入不一样')).toBeVisible()
    await expect(dialog.getByText('请先把口令记下来，再打勾')).toBeVisible()
    await expectNoAxeViolations(page)
    await dialog.getByLabel('再输入一遍').fill('一个很长的口令 2026')
    await dialog.getByText('我已把口令记在安全的地方').click()
    await dialog.getByRole('button', { name: '设置口令' }).click()
    await expect(secret.getByText('新的备份都已加密')).toBeVisible({ timeout: 60_000 })
    await page.getByRole('button', { name: '立即备份' }).click()
    // One of today is enough: the first one made way for the encrypted one.
    await expect(rows).toHaveCount(3, { timeout: 60_000 })
    await expect(rows.nth(1)).toContainText('已加密')
    expect((await readdir(stick)).filter((name) => name.endsWith('.zip'))).toHaveLength(1)
    await expectNoAxeViolations(page)
  })

  test('HR looks and changes nothing; others do not see the page', async ({ page, browser }) => {
    await signIn(page, server, 'hr', { path: '/backups', language: 'en' })
    await expect(page.getByText('Only the administrator can change how backups are made.')).toBeVisible()
    await expect(page.getByRole('button', { name: 'Back up now' })).toHaveCount(0)
    await expectNoAxeViolations(page)
    await page.setViewportSize({ width: 390, height: 844 })
    await expectNoSideways(page)
    await expectNoAxeViolations(page)
    const other = await openAs(browser, server, 'xiaoli', { path: '/backups' })
    await expect(other.getByRole('heading', { name: '没有权限' })).toBeVisible()
    await other.context().close()
  })
})

test('a site is restored at the first start of another PC, from an encrypted backup, and goes on', async ({ page }) => {
  test.slow()
  const source = await startServer()
  const target = await startServer({ demo: false })
  try {
    const ask = async (method: string, path: string, token: string | null, body?: unknown) =>
      (await fetch(`${source.url}/api/v1${path}`, { method, headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(token ? { authorization: `Bearer ${token}` } : {}) }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) })).json() as Promise<Record<string, unknown>>
    const { token } = (await ask('POST', '/session', null, { name: 'admin', password: 'demo-1234' })) as { token: string }
    await ask('PUT', '/backups/passphrase', token, { passphrase: 'correct horse battery' })
    await ask('POST', '/backups/run', token, {})
    await expect.poll(async () => ((await ask('GET', '/backups', token)) as { items: unknown[] }).items.length, { timeout: 60_000 }).toBe(1)
    const folder = join(source.dataFolder, 'backups')
    const file = (await readdir(folder)).find((name) => name.endsWith('.zip'))!
    // One lies in the folder already, as on a PC whose database was taken away; the same one is chosen by hand.
    await mkdir(join(target.dataFolder, 'backups'), { recursive: true })
    await cp(join(folder, file), join(target.dataFolder, 'backups', file))

    await page.goto(target.url)
    await useLanguage(page, 'en')
    await expect(page.locator('main#main[tabindex="-1"]')).toBeVisible()
    const instead = page.getByRole('button', { name: 'Restore from a backup' })
    await instead.press('Enter')
    const heading = page.getByRole('heading', { level: 2, name: 'Restore from a backup' })
    await expect(heading).toBeFocused()
    await page.getByRole('button', { name: 'Back', exact: true }).press('Enter')
    await expect(page.getByRole('radio', { name: '中文' })).toBeFocused()
    await instead.press('Enter')
    await expect(page.getByRole('radio')).toHaveCount(1)
    await expectNoAxeViolations(page)
    await page.locator('input[type=file]').setInputFiles({ name: 'holiday.zip', mimeType: 'application/zip', buffer: Buffer.from('no backup at all') })
    await page.getByRole('button', { name: 'Open and check' }).click()
    await expect(page.getByRole('alert')).toContainText('This is not a backup of Handover Desk')
    await page.locator('input[type=file]').setInputFiles(join(folder, file))
    await page.getByRole('button', { name: 'Open and check' }).click()
    await expect(page.getByRole('alert')).toContainText('This backup has a passphrase')
    await page.getByLabel('Passphrase', { exact: true }).fill('not this one')
    await page.getByRole('button', { name: 'Open and check' }).click()
    await expect(page.getByRole('alert')).toContainText('The passphrase is wrong', { timeout: 60_000 })
    await page.getByLabel('Passphrase', { exact: true }).fill('correct horse battery')
    await page.getByRole('button', { name: 'Open and check' }).click()
    await expect(page.getByText('Checked from end to end', { exact: false })).toBeVisible({ timeout: 60_000 })
    await expectNoAxeViolations(page)
    await page.getByRole('button', { name: 'Restore this site' }).click()
    await expect(page.getByText('This site was restored from the backup of', { exact: false })).toBeVisible({ timeout: 60_000 })
    await expectNoAxeViolations(page)
    await page.getByLabel('Sign-in name', { exact: true }).fill('hr')
    await page.getByLabel('Password', { exact: true }).fill('demo-1234')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
    await expect(page.getByRole('navigation')).toBeVisible()
    await page.goto(`${target.url}/cases`)
    await expect(page.getByRole('table').getByRole('row').nth(3)).toBeVisible()
  } finally {
    await source.stop()
    await target.stop()
  }
})
