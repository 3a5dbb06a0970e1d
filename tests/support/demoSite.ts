import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { rendererDir } from '@main/commands/folders'
import { startHttp, type HttpServer } from '@main/lan/http'
import type { Site } from '@main/site'
import { demoPassword } from '@main/subjects/site/procedures'
import { copyDemo } from './demoFolder'
import { openTestSite } from './site'

export interface DemoSite {
  readonly site: Site
  readonly http: HttpServer
  readonly url: string
  readonly dataDir: string
  /** Signs in over REST and answers the bearer token. */
  signIn(name: string): Promise<string>
  /** A JSON request; the body of the answer with its status. */
  ask(token: string | null, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<{ status: number; body: never }>
  close(): Promise<void>
}

/** The demonstration site on a free port of this machine, in a folder of its own, removed at the end. */
export async function openDemoSite(): Promise<DemoSite> {
  const dataDir = await mkdtemp(join(tmpdir(), 'desk-demo-'))
  await copyDemo(dataDir)
  const site = await openTestSite(dataDir)
  const http = await startHttp(site, { port: 0, renderer: rendererDir, log: { error: ({ cause }) => process.stderr.write(`${String(cause instanceof Error ? cause.stack : cause)}\n`) } })
  const url = `http://127.0.0.1:${http.port}`
  const ask: DemoSite['ask'] = async (token, method, path, body, headers = {}) => {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method, headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(token ? { authorization: `Bearer ${token}` } : {}), ...headers }, ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { status: answer.status, body: (await answer.json()) as never }
  }
  return {
    site, http, url, dataDir, ask,
    signIn: async (name) => {
      const { body } = await ask(null, 'POST', '/session', { name, password: demoPassword })
      return (body as { token: string }).token
    },
    close: async () => {
      await http.close()
      await site.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
