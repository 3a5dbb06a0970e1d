import { rename } from 'node:fs/promises'
import { expect, expectNoAxeViolations, signIn, startServer, test, type Server } from './support'

/** What keeps the site from being written, over every page. The faults themselves are in tests/faults. */
let server: Server
test.beforeEach(async () => { server = await startServer() })
test.afterEach(() => server.stop())
test.skip(process.platform === 'win32', 'Windows does not let anybody rename what is open')

test('a data folder that is taken away is said over the page as it happens, and the words go when it is put back', async ({ page }) => {
  await signIn(page, server, 'hr')
  const alert = page.getByRole('alert').filter({ hasText: '数据文件夹不在原来的位置' })
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(alert).toHaveCount(0)

  await rename(server.dataFolder, `${server.dataFolder}-away`)
  await expect(alert).toBeVisible({ timeout: 30_000 })
  await expect(alert).toContainText('放回后会自动恢复')
  // It stays while one goes about.
  await page.getByRole('navigation').getByRole('link', { name: '看板' }).click()
  await expect(alert).toBeVisible()
  await expectNoAxeViolations(page)
  for (const [width, height] of [[1280, 720], [390, 844]] as const) {
    await page.setViewportSize({ width, height })
    await expect(alert).toBeInViewport()
  }

  await rename(`${server.dataFolder}-away`, server.dataFolder)
  await expect(alert).toHaveCount(0, { timeout: 30_000 })
})
