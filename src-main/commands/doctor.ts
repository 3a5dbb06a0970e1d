import { readdir, stat } from 'node:fs/promises'
import { hasProblem, isProblem, repairsFor, upkeepChecks, upkeepFindings, type UpkeepReport } from '../../src-shared/upkeep'
import { upkeepGood, upkeepSentence, upkeepWords } from '../../src-shared/locale/upkeep'
import { openJobs, type Jobs } from '../jobs/jobs'
import { FolderInUse, lockFolder } from '../store/lock'
import { databaseIn } from '../store/trouble'
import { doctorJob, repairJob } from '../store/upkeepJobs'
import { keepReport } from '../store/upkeepReport'
import { askYes } from './askYes'
import { NoSite, type CommandAnswer, type CommandInput, type CommandRun, type Say } from './command'
import { appVersion, resourcesDir, workerEntry } from './folders'
import { onEachTenth } from './onEachTenth'

const zh = upkeepWords['zh-CN']
const en = upkeepWords.en

/** Looks through a data folder, says what is wrong and what to do, and repairs what can be repaired after asking. */
export const doctor: CommandRun = async (input) => {
  const { dataDir, say } = input
  if (!(await mayBeSite(dataDir))) throw new NoSite(dataDir)
  const jobs = openJobs(workerEntry)
  try {
    const inUseBy = await holderOf(dataDir)
    const report = await lookThrough(jobs, dataDir, inUseBy, say)
    tellReport(report, say)
    if (!hasProblem(report)) say.tell('checkedGood', {})
    if (repairsFor(report).length === 0) return answer(report)
    return await repairAfterAsking(jobs, input, report, inUseBy)
  } finally {
    await jobs.close()
  }
}

/** A folder whose database is gone still has what it was: attachments, backups, keys. */
async function mayBeSite(dataDir: string): Promise<boolean> {
  if (await stat(databaseIn(dataDir)).then(() => true, () => false)) return true
  const names: string[] = await readdir(dataDir).catch(() => [])
  return ['attachments', 'backups', 'keys'].some((name) => names.includes(name))
}

/** The pid of whoever has the folder; null when nobody has, or when it cannot be taken for want of rights. */
async function holderOf(dataDir: string): Promise<number | null> {
  try {
    await (await lockFolder(dataDir))()
    return null
  } catch (error) {
    return error instanceof FolderInUse ? error.pid : null
  }
}

async function lookThrough(jobs: Jobs, dataDir: string, inUseBy: number | null, say: Say): Promise<UpkeepReport> {
  let told = -1
  const report = await jobs.run(doctorJob, { dataDir, resources: resourcesDir, appVersion, inUseBy, atWork: inUseBy !== null, checks: upkeepChecks, nowMs: Date.now() }, {
    onProgress: (done) => {
      const index = Math.floor(done)
      const check = upkeepChecks[index]
      if (index === told || !check) return
      told = index
      say.note('checking', { zh: zh.check[check], en: en.check[check] })
    },
  })
  await keepReport(dataDir, report)
  return report
}

function tellReport(report: UpkeepReport, say: Say): void {
  for (const result of report.results) {
    const names = { zh: zh.check[result.check], en: en.check[result.check] }
    if (result.findings.length === 0) say.tell('checkGood', { ...names, goodZh: upkeepGood(result, 'zh-CN'), goodEn: upkeepGood(result, 'en') })
    for (const finding of result.findings) {
      const [inChinese, inEnglish] = [upkeepSentence(finding, 'zh-CN'), upkeepSentence(finding, 'en')]
      say.tell(isProblem(finding) ? 'checkProblem' : 'checkNotice', { ...names, whatZh: inChinese.what, todoZh: inChinese.todo, whatEn: inEnglish.what, todoEn: inEnglish.todo })
    }
  }
  const count = problemsOf(report).length
  if (count > 0) say.tell('checkedBad', { count })
}

async function repairAfterAsking(jobs: Jobs, { dataDir, options, say }: CommandInput, report: UpkeepReport, inUseBy: number | null): Promise<CommandAnswer> {
  const repairs = repairsFor(report)
  for (const repair of repairs) say.tell('mayRepair', { zh: zh.repair[repair], en: en.repair[repair] })
  if (problemsOf(report).some((code) => isDamage.has(code))) {
    say.tell('repairNotDamaged', {})
    return answer(report)
  }
  if (inUseBy !== null) {
    say.tell('repairNotWhileInUse', { pid: inUseBy })
    return answer(report)
  }
  if (!options.yes) {
    if (process.stdin.isTTY) say.note('askRepair', {})
    if (!(await askYes())) {
      say.tell('repairLater', {})
      return answer(report)
    }
  }
  const unlock = await lockFolder(dataDir)
  try {
    const { copy } = await jobs.run(repairJob, { dataDir, resources: resourcesDir, report, repairs, nowMs: Date.now() }, { onProgress: onEachTenth((percent, subjects) => say.note('rebuilding', { percent, subjects })) })
    say.tell('repaired', {})
    if (copy) say.tell('repairCopy', { copy })
    const after = await lookThrough(jobs, dataDir, null, say)
    tellReport(after, say)
    if (!hasProblem(after)) say.tell('checkedGood', {})
    return { ...answer(after), result: { ...answer(after).result, repaired: repairs, copy, before: report.results } }
  } finally {
    await unlock()
  }
}

/** What a rebuild must not build on. */
const isDamage: ReadonlySet<string> = new Set(['DATABASE_DAMAGED', 'DATABASE_MISSING', 'LOG_DAMAGED', 'TABLE_MISSING', 'NEWER_DATABASE'])

const problemsOf = (report: UpkeepReport): string[] => report.results.flatMap((result) => result.findings.filter(isProblem).map((finding) => finding.code))

const answer = (report: UpkeepReport): CommandAnswer => ({
  code: hasProblem(report) ? 1 : 0,
  result: { startedAt: report.startedAt, endedAt: report.endedAt, results: report.results.map((result) => ({ ...result, findings: result.findings.map((finding) => ({ ...finding, ...upkeepFindings[finding.code], ...upkeepSentence(finding, 'en') })) })) },
})
