import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Socket } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleForNode } from '../support/bundle'
import { openRawServer } from '../support/mailServer'
import { mailSettings, openOutboxDesk } from '../support/outboxDesk'
import { useFolders } from '../support/site'

const newFolder = useFolders()
let child: string
beforeAll(async () => { child = await bundleForNode('tests/support/outboxChild.ts') })
afterAll(() => rm(dirname(child), { recursive: true, force: true }))

/** Where in the conversation the process dies, and what is known of the message then: nothing was handed over, or nobody knows. */
const moments = [['greeting', 'waiting'], ['RCPT', 'waiting'], ['DATA', 'waiting'], ['text', 'uncertain'], ['dot', 'uncertain'], ['answered', 'sent or uncertain']] as const
type Moment = (typeof moments)[number][0]

/** A mail server that takes what it gets and tells of each moment. */
async function openTalkingServer(reached: (moment: Moment) => boolean) {
  const taken: string[] = []
  const text = new WeakMap<Socket, string>()
  const server = await openRawServer({
    greet: (socket) => { if (!reached('greeting')) socket.write('220 loopback ESMTP\r\n') },
    talk: (socket, part) => {
      const before = text.get(socket)
      if (before !== undefined) {
        if (reached('text')) return
        text.set(socket, before + part)
        if (!(before + part).endsWith('\r\n.\r\n')) return
        taken.push(before + part)
        text.delete(socket)
        if (reached('dot')) return
        socket.write('250 2.0.0 taken\r\n')
        reached('answered')
        return
      }
      for (const line of part.split('\r\n').filter(Boolean)) {
        const word = line.slice(0, 4).toUpperCase()
        if ((word === 'RCPT' || word === 'DATA') && reached(word)) return
        if (word === 'DATA') text.set(socket, '')
        socket.write(word === 'DATA' ? '354 go on\r\n' : word === 'QUIT' ? '221 bye\r\n' : '250 ok\r\n')
      }
    },
  })
  return { ...server, taken }
}

test.each(moments)('killed at %s, the message is %s after the restart, and never arrives twice by itself', async (moment, known) => {
  const folder = await newFolder()
  const clock = { ms: Date.parse('2026-11-24T02:00:00Z') }
  let kill: (() => void) | null = null
  const server = await openTalkingServer((now) => {
    if (now !== moment || !kill) return false
    kill()
    kill = null
    return true
  })
  const before = await openOutboxDesk(folder, { clock })
  await before.addChannel(mailSettings(server.port))
  await before.write('a')
  await before.close()

  const process_ = spawn(process.execPath, [child, folder, String(clock.ms)], { stdio: ['ignore', 'inherit', 'inherit'] })
  kill = () => process_.kill('SIGKILL')
  expect((await once(process_, 'exit'))[1]).toBe('SIGKILL')

  const after = await openOutboxDesk(folder, { clock })
  const [found] = await after.messages()
  expect(known).toContain(found!.state)
  if (found!.state === 'uncertain') expect(found!.reason?.code).toBe('INTERRUPTED')
  for (let hours = 0; hours < 3; hours += 1) await after.later(3_600_000)
  const [last] = await after.messages()
  expect({ state: last!.state, taken: server.taken.length }).toEqual({ state: known === 'waiting' ? 'sent' : found!.state, taken: moment === 'text' ? 0 : 1 })
  await after.close()
  await server.close()
}, 120_000)
