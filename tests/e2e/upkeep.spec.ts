import { rm } from 'node:fs/promises'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, expectNoAxeViolations, signIn, startServer, test, type Server } from './support'

let running: Server
test.beforeAll(async () => { running = await startServer() })
test.afterAll(() => running.stop())
const server = (): Server => running

test('the administrator has the data checked and reads in words what is wrong and what to do', async ({ page }) => {
  await signIn(page, server(), 'admin', { path: '/upkeep' })
  await expect(page.getByText('还没有检查过')).toBeVisible()
  await page.getByRole('button', { name: '现在检查' }).click()
  const last = page.getByRole('region', { name: '上次检查' })
  await expect(last.getByRole('heading', { name: '没有发现问题' })).toBeVisible({ timeout: 60_000 })
  await expect(last.getByRole('listitem').filter({ hasText: '日志' }).first()).toContainText('签名正确')
  await expectNoAxeViolations(page)

  const attachments = join(server().dataFolder, 'attachments')
  const folder = readdirSync(attachments).find((name) => name.length === 2)!
  await rm(join(attachments, folder), { recursive: true })
  await page.getByRole('button', { name: '现在检查' }).click()
  await expect(last.getByRole('heading', { name: '发现问题' })).toBeVisible({ timeout: 60_000 })
  await expect(last.getByRole('listitem').filter({ hasText: '个附件不见了' })).toContainText('请从备份里取回')
  // The last look is there for who comes back, in his language.
  await page.getByRole('button', { name: 'English' }).click()
  await page.reload()
  await expect(page.getByRole('region', { name: 'Last check' }).getByRole('listitem').filter({ hasText: 'attachments are missing' })).toBeVisible()
  await expectNoAxeViolations(page)
})

test('nobody else is offered it', async ({ page }) => {
  await signIn(page, server(), 'hr', { path: '/upkeep' })
  await expect(page.getByRole('button', { name: '现在检查' })).toHaveCount(0)
})
