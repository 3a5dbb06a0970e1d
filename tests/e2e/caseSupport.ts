import type { Locator, Page } from '@playwright/test'
import { expect, rest, type Server } from './support'

/** The case of the reference story: technician 老张 has left, 小李 takes over. Answers its address. */
export async function startZhang(server: Server): Promise<string> {
  const ask = await rest(server, 'hr')
  const { id } = await ask<{ id: string }>('POST', '/cases', {
    employeeId: 'demo-e-laozhang', kind: 'departed', leftOn: '2026-11-20', reason: '家中有事', told: { channel: 'call' }, receivers: [{ kind: 'user', id: 'demo-xiaoli', name: '小李' }],
  })
  return `/cases/${id}`
}

/** Opens the open case of a leaver by his name. */
export async function openCaseOf(page: Page, server: Server, name: string, query = ''): Promise<void> {
  await page.goto(`${server.url}/cases`)
  const path = await page.getByRole('link', { name, exact: true }).getAttribute('href')
  await page.goto(server.url + path + query)
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

export const drawerOf = (page: Page): Locator => page.getByRole('dialog').first()
export const openItem = (page: Page, title: string): Promise<void> => page.getByRole('button', { name: title, exact: true }).click()
