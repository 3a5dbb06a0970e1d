import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** How this machine can give a process a disk of its own, which ends with it; null when it cannot (no Linux, or no right to mount). */
export function mountPrefix(): readonly string[] | null {
  if (process.platform !== 'linux') return null
  for (const prefix of [['unshare', '-m'], ['unshare', '-U', '-r', '-m']]) {
    const [command, ...args] = [...prefix, 'sh', '-c', 'mount -t tmpfs -o size=64k tmpfs /mnt']
    if (spawnSync(command!, args, { stdio: 'ignore' }).status === 0) return prefix
  }
  return null
}

export interface Served {
  readonly url: string
  readonly child: ChildProcess
  /** The data folder as this process sees it, whatever is mounted there for the other. */
  readonly inside: string
  /** All it said on standard error. */
  said(): string
  stop(): Promise<void>
}

export interface Ended { readonly code: number | null; readonly said: string }

const shell = (script: string, prefix: readonly string[], cli: string, dataDir: string): ChildProcess => {
  const [command, ...args] = [...prefix, 'sh', '-c', `${script} exec "$0" "$1" serve --port 0 --data "$2"`, process.execPath, cli, dataDir]
  return spawn(command!, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, TZ: 'Asia/Shanghai' } })
}

/**
 * Serves a data folder by the command line's own code, after `script` has prepared the ground (a mount, a right taken away) for that
 * process alone. Answers the running application, or how it ended when it did not start.
 */
export async function serveAfter(script: string, prefix: readonly string[], cli: string, dataDir: string): Promise<Served | Ended> {
  const child = shell(script, prefix, cli, dataDir)
  let out = ''
  let error = ''
  child.stderr!.on('data', (part: Buffer) => { error += part.toString('utf8') })
  const ended = once(child, 'exit').then(() => null)
  const ready = new Promise<string>((resolve) => child.stdout!.on('data', (part: Buffer) => {
    out += part.toString('utf8')
    const found = /is ready at (http:\S+)/.exec(out)
    if (found) resolve(found[1]!)
  }))
  const url = await Promise.race([ready, ended])
  if (!url) return { code: child.exitCode, said: error }
  return {
    url, child, inside: join('/proc', String(child.pid), 'root', dataDir), said: () => error,
    stop: async () => {
      child.kill('SIGTERM')
      await ended
    },
  }
}

/** Takes all the room there is but `leftBytes`; answers the way to give it back. */
export async function fillDisk(folder: string, leftBytes: number, free: () => Promise<number>): Promise<() => Promise<void>> {
  const ballast = join(folder, 'ballast')
  await writeFile(ballast, Buffer.alloc(Math.max(0, (await free()) - leftBytes)))
  return () => rm(ballast)
}

export async function askIn(url: string, token: string | null, method: string, path: string, body?: unknown, headers: Readonly<Record<string, string>> = {}): Promise<{ status: number; body: Record<string, never> }> {
  const isBytes = Buffer.isBuffer(body)
  const answer = await fetch(`${url}/api/v1${path}`, {
    method, headers: { ...(body === undefined || isBytes ? {} : { 'content-type': 'application/json' }), ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers },
    ...(body === undefined ? {} : { body: isBytes ? new Uint8Array(body) : JSON.stringify(body) }),
  })
  return { status: answer.status, body: (await answer.json()) as Record<string, never> }
}
