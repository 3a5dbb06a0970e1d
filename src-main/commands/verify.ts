import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { openJobs } from '../jobs/jobs'
import type { BadEvent } from '../log/verify'
import { firstBadPage, openReader } from '../store/driver'
import { verifyJob } from '../store/upkeepJobs'
import { NoSite, type CommandRun } from './command'
import { everyFile } from './everyFile'
import { workerEntry } from './folders'

/** Checks the whole log through a connection that cannot write, then every attachment and the database's own pages; names the first thing that is wrong. */
export const verify: CommandRun = async ({ dataDir, say }) => {
  const database = join(dataDir, 'site.db')
  if (!existsSync(database)) throw new NoSite(dataDir)
  const jobs = openJobs(workerEntry)
  const db = openReader(database, 1)
  try {
    const report = await jobs.run(verifyJob, { dataDir }, { onProgress: onEach(noteEvery, (events) => say.note('verifying', { events })) })
    if (report.bad) {
      const [what, whatInEnglish] = eventProblems[report.bad.problem]
      say.tell('badEvent', { ...report.bad, what, whatInEnglish })
      return { code: 1, result: { code: 'BAD_EVENT', ...report, explanation: whatInEnglish } }
    }
    let files = 0
    for await (const file of everyFile(db, dataDir)) {
      files += 1
      if (file.state === 'intact') continue
      say.tell('badFile', { ...file, what: file.state === 'missing' ? '不见了' : '被改动', whatInEnglish: file.state })
      return { code: 1, result: { code: file.state === 'missing' ? 'ATTACHMENT_MISSING' : 'ATTACHMENT_ALTERED', ...report, file: { name: file.name, hash: file.hash } } }
    }
    const page = await firstBadPage(db)
    if (page) {
      say.tell('badPage', { what: page })
      return { code: 1, result: { code: 'DATABASE_DAMAGED', ...report, files, page } }
    }
    say.tell('verified', { events: report.events, files })
    for (const head of report.heads) say.tell('head', head)
    return { code: 0, result: { ...report, files } }
  } finally {
    await jobs.close()
    await db.destroy()
  }
}

const noteEvery = 200_000

/** Calls `tell` each time another `step` is passed. */
export function onEach(step: number, tell: (done: number) => void): (done: number) => void {
  let told = 0
  return (done) => {
    if (done < told + step) return
    told = done
    tell(done)
  }
}

const eventProblems: Readonly<Record<BadEvent['problem'], readonly [string, string]>> = {
  gap: ['此前有事件缺失', 'an event is missing here'],
  previous_hash: ['与前一个事件接不上', 'it does not follow the event before it'],
  payload: ['内容被改动', 'its content was changed'],
  hash: ['时间、人员或类型被改动', 'its header was changed'],
  signature: ['签名不对', 'its signature is wrong'],
  unsigned_end: ['之后的事件被截掉，或签名被删除', 'the end is not signed: events after it were cut off'],
  no_key: ['纪元的公钥缺失', 'it does not carry the key of its epoch'],
  other_key: ['纪元的公钥不是这个文件夹的', 'the key of its epoch is not this folder’s'],
  unreadable: ['无法读取', 'it cannot be read'],
  position: ['到达顺序被改动', 'its place in the order of arrival was changed'],
}
