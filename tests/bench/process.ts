import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { gzipSync } from 'node:zlib'
import { appRoot } from '@main/commands/folders'
import { percentile, type Line } from './measure'
import { openBenchSite, openHrSession } from './site'

const starts = 5

/** A server of its own on the seeded site: from nothing to the ready line, and what it holds after a few hundred requests. */
export async function serverLines(dataDir: string): Promise<Line[]> {
  const site = await openBenchSite(dataDir)
  const token = await openHrSession(site)
  const ids = (await site.services.reader('case_card').limit(300).pluck('id')) as string[]
  await site.close()
  const seconds: number[] = []
  let residentMb = Number.NaN
  for (let round = 0; round < starts; round += 1) {
    const from = performance.now()
    const server = spawn(process.execPath, [join(appRoot, 'out', 'main', 'cli.js'), 'serve', '--data', dataDir, '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] })
    const [line] = (await once(createInterface({ input: server.stdout }), 'line')) as [string]
    seconds.push((performance.now() - from) / 1000)
    if (round === starts - 1) {
      await browse(/http:\S+/.exec(line)![0], token, ids)
      residentMb = residentOf(server.pid!)
    }
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
  return [
    // The median: the first start also fills the machine's file cache.
    { name: 'start of the process to ready', unit: 's', limit: 1.5, value: percentile(seconds, 0.5) },
    ...(Number.isNaN(residentMb) ? [] : [{ name: 'resident memory after 600 requests', unit: 'MB', limit: 250, value: residentMb }]),
  ]
}

async function browse(url: string, token: string, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    for (const path of [`/cases/${id}`, '/board']) {
      const answer = await fetch(`${url}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
    }
  }
}

/** Resident memory in MB; not a number where the system does not say. */
function residentOf(pid: number): number {
  if (process.platform === 'linux') return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  return Number(spawnSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? Number.NaN) / 1024
}

/** What the first page loads before it shows: the entry and what it preloads. */
export function scriptLine(): Line {
  const root = join(appRoot, 'out', 'renderer')
  const html = readFileSync(join(root, 'index.html'), 'utf8')
  const files = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map((match) => match[1]!)
  return { name: 'initial script, gzipped', unit: 'kB', limit: 400, value: files.reduce((sum, file) => sum + gzipSync(readFileSync(join(root, file))).length, 0) / 1000 }
}
