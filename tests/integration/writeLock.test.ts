import { expect, test } from 'vitest'
import { openWriter } from '@main/store/driver'
import { decideChangeEmployee } from '@main/subjects/employee/domain'
import { employeeSubject } from '@main/subjects/employee/projection'
import { addPerson, databaseOf, openTestSite, tester, useFolders } from '../support/site'

const newFolder = useFolders()

test('a command that reads before it writes waits while a checkpoint or another program holds the write lock, instead of failing', async () => {
  const dataDir = await newFolder()
  const site = await openTestSite(dataDir)
  await addPerson(site, 'e-1')
  const other = openWriter(databaseOf(dataDir))
  await other.raw('BEGIN IMMEDIATE')
  const changed = site.services.writer.run(tester, async (tx) => {
    await (await tx.read())('event').first()
    const loaded = await tx.load(employeeSubject, 'e-1')
    await tx.record(employeeSubject, loaded, decideChangeEmployee(loaded.state, { change: { phone: '13800000001' }, changedMeanwhile: false, numberTakenBy: null, position: 'known' }))
  })
  const outcome = changed.then(() => 'saved', (error: unknown) => error)
  await new Promise((resolve) => setTimeout(resolve, 300))
  await other.raw('COMMIT')
  await other.destroy()
  expect(await outcome).toBe('saved')
  expect(await site.services.reader('event').where({ type: 'employee.changed' })).toHaveLength(1)
  await site.close()
})
