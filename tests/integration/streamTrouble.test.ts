import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { rendererDir } from '@main/commands/folders'
import { startHttp } from '@main/lan/http'
import { openDemoSite } from '../support/demoSite'
import { makeExport } from '../support/exports'
import { openTestSite, useFolders } from '../support/site'

const newFolder = useFolders()
// Windows does not let anybody rename what is open.
const unix = process.platform !== 'win32'

test.runIf(unix)('the bytes of a backup sent into a folder that was moved away are refused in words, and the site takes note', async () => {
  const dataDir = join(await newFolder(), 'site')
  const site = await openTestSite(dataDir)
  const logged: string[] = []
  const http = await startHttp(site, { port: 0, renderer: rendererDir, log: { error: ({ number }) => logged.push(number) } })
  await rename(dataDir, `${dataDir}-away`)
  const answer = await fetch(`http://127.0.0.1:${http.port}/api/v1/restore/upload`, { method: 'PUT', headers: { 'content-type': 'application/octet-stream' }, body: 'PK' })
  expect({ status: answer.status, body: await answer.json() }).toMatchObject({ status: 503, body: { code: 'FOLDER_GONE' } })
  expect([site.services.condition.trouble, logged]).toEqual(['FOLDER_GONE', ['FOLDER_GONE']])
  await rename(`${dataDir}-away`, dataDir)
  await http.close()
  await site.close()
})

test.runIf(unix)('an export that is fetched from a folder that was moved away is refused in words, and the site takes note', async () => {
  const demo = await openDemoSite()
  const token = await demo.signIn('hr')
  const { id } = await makeExport(demo, token, { list: 'positions' })
  await rename(demo.dataDir, `${demo.dataDir}-away`)
  expect(await demo.ask(token, 'GET', `/exports/${id}/content`)).toMatchObject({ status: 503, body: { code: 'FOLDER_GONE' } })
  expect(demo.site.services.condition.trouble).toBe('FOLDER_GONE')
  await rename(`${demo.dataDir}-away`, demo.dataDir)
  await demo.close()
})
