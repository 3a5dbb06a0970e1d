import { expect, test } from 'vitest'
import { openWriter } from '@main/store/driver'
import { addPerson, changePhone, databaseOf, openTestSite, useFolders } from '../support/site'

const newFolder = useFolders()

test('a command waits while a checkpoint or another program holds the write lock, instead of failing', async () => {
  const dataDir = await newFolder()
  const site = await openTestSite(dataDir)
  await addPerson(site, 'e-1')
  const other = openWriter(databaseOf(dataDir))
  await other.raw('BEGIN IMMEDIATE')
  const changed = changePhone(site, 'e-1', '13800000001')
  await new Promise((resolve) => setTimeout(resolve, 300))
  await other.raw('COMMIT')
  await other.destroy()
  await changed
  expect(await site.services.reader('event').where({ type: 'employee.changed' })).toHaveLength(1)
  await site.close()
})
