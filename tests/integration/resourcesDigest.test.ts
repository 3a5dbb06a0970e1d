import { cp, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { resourcesDir } from '@main/commands/folders'
import { caseDesk, subjectRegistry } from '@main/site'
import { openWriter } from '@main/store/driver'
import { projectionDigest, rebuild } from '@main/store/rebuild'
import { copyDemo } from '../support/demoFolder'
import { databaseOf, openTestSite, useFolders, withIntruder, withReader } from '../support/site'

const newFolder = useFolders()
let source: string
/** A demonstration site made under the resources that ship, closed again. */
beforeAll(async () => {
  source = await newFolder()
  await copyDemo(source)
})

async function copyOfSite(): Promise<string> {
  const folder = await newFolder()
  await cp(source, folder, { recursive: true })
  return folder
}

interface Calendar { years: Record<string, { off: string[]; work: string[] }> }

/** The resources that ship, with these days made days off. */
async function resourcesWith(daysOff: readonly string[]): Promise<string> {
  const folder = join(await newFolder(), 'resources')
  await cp(resourcesDir, folder, { recursive: true })
  const path = join(folder, 'calendars', 'cn.json')
  const calendar = JSON.parse(await readFile(path, 'utf8')) as Calendar
  for (const day of daysOff) {
    const year = calendar.years[day.slice(0, 4)]!
    year.off = [...new Set([...year.off, day])].sort()
    year.work = year.work.filter((one) => one !== day)
  }
  await writeFile(path, JSON.stringify(calendar))
  return folder
}

const dues = (folder: string) => withReader(folder, async (db) => [
  ...(await db('case_item').whereNotNull('due_on').orderBy(['case_id', 'id']).pluck('due_on')) as string[], ...(await db('case_step').whereNotNull('do_by').orderBy(['case_id', 'step']).pluck('do_by')) as string[],
])

test('a calendar that has changed since the rows were made gives new due days before anything is served', async () => {
  const folder = await copyOfSite()
  const before = await dues(folder)
  const daysOff = [...new Set(before)]
  const resources = await resourcesWith(daysOff)
  const site = await openTestSite(folder, { resources })
  expect(site.rebuilt).toBe(true)
  await site.close()
  expect(await dues(folder)).not.toEqual(before)

  const registry = subjectRegistry(caseDesk(resources))
  const live = await withReader(folder, (db) => projectionDigest(db, registry))
  const db = openWriter(databaseOf(folder))
  await rebuild(db, registry)
  await db.destroy()
  expect(await withReader(folder, (reader) => projectionDigest(reader, registry))).toBe(live)
  const again = await openTestSite(folder, { resources })
  expect(again.rebuilt).toBe(false)
  await again.close()
})

test('a changed rule counts as well, and what no row is made from does not', async () => {
  const folder = await copyOfSite()
  const resources = await resourcesWith([])
  const path = join(resources, 'rules', 'legal-steps.json')
  await writeFile(path, `${await readFile(path, 'utf8')}\n`)
  const first = await openTestSite(folder, { resources })
  expect(first.rebuilt).toBe(true)
  await first.close()
  await rm(join(resources, 'demo'), { recursive: true })
  const second = await openTestSite(folder, { resources })
  expect(second.rebuilt).toBe(false)
  await second.close()
})

test('a database from before this was written down is rebuilt once', async () => {
  const folder = await copyOfSite()
  const before = await dues(folder)
  await withIntruder(folder, async (db) => {
    await db('projection_basis').delete()
    await db.raw("UPDATE case_item SET due_on = '2001-01-01'")
  })
  const site = await openTestSite(folder)
  expect(site.rebuilt).toBe(true)
  await site.close()
  expect(await dues(folder)).toEqual(before)
})

test('a new site has nothing to rebuild, now or at its next start', async () => {
  const folder = await newFolder()
  for (let start = 0; start < 2; start += 1) {
    const site = await openTestSite(folder)
    expect(site.rebuilt).toBe(false)
    await site.close()
  }
})
