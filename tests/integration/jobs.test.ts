import { expect, test } from 'vitest'
import { workerEntry } from '@main/commands/folders'
import { job, JobCancelled } from '@main/jobs/job'
import { openJobs } from '@main/jobs/jobs'
import { verifyJob } from '@main/store/upkeepJobs'
import { makeSeededSite, useFolders } from '../support/site'

const newFolder = useFolders()

test('heavy work runs in a thread of its own, tells how far it is, and can be given up', async () => {
  const dataDir = await newFolder()
  await makeSeededSite(dataDir, 30, 1)
  const jobs = openJobs(workerEntry)
  const told: number[] = []
  const report = await jobs.run(verifyJob, { dataDir }, { onProgress: (done) => told.push(done) })
  expect(report).toMatchObject({ ok: true, bad: null })
  expect(report.events).toBeGreaterThan(300)
  expect(told.length).toBeGreaterThan(0)

  const giveUp = new AbortController()
  const given = jobs.run(verifyJob, { dataDir }, { signal: giveUp.signal })
  giveUp.abort()
  await expect(given).rejects.toBeInstanceOf(JobCancelled)

  await expect(jobs.run(job<null, null>('no such work'), null)).rejects.toThrow('no work is known')
  const late = jobs.run(verifyJob, { dataDir })
  const ended = late.catch((error: unknown) => error)
  await jobs.close()
  expect(await ended).toBeInstanceOf(JobCancelled)
})
