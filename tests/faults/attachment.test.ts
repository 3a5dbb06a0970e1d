/** An attachment is truncated, emptied, lengthened, altered, exchanged or missing: never served as good, and named by verify. */
import { readFile, rm, writeFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDemoSite, type DemoSite } from '../support/demoSite'
import { askVerify } from './finder'
import { useFault } from './fault'

const fault = useFault('attachment', { rounds: 40 })
let desk: DemoSite
let token: string
beforeAll(async () => {
  desk = await openDemoSite()
  token = await desk.signIn('hr')
})
afterAll(() => desk.close())

type Damage = (path: string, good: Buffer) => Promise<void>
const cut: Damage = (path, good) => writeFile(path, good.subarray(0, fault.dice.roll(good.length)))
const damages: Readonly<Record<string, { readonly do: Damage; readonly code: 'ATTACHMENT_MISSING' | 'ATTACHMENT_ALTERED' }>> = {
  truncated: { do: cut, code: 'ATTACHMENT_ALTERED' },
  emptied: { do: (path) => writeFile(path, ''), code: 'ATTACHMENT_ALTERED' },
  lengthened: { do: (path, good) => writeFile(path, Buffer.concat([good, fault.dice.bytes(1 + fault.dice.roll(5000))])), code: 'ATTACHMENT_ALTERED' },
  altered: {
    do: (path, good) => {
      const other = Buffer.from(good)
      const at = fault.dice.roll(other.length)
      other[at] = other[at]! ^ (1 << fault.dice.roll(8))
      return writeFile(path, other)
    },
    code: 'ATTACHMENT_ALTERED',
  },
  exchanged: { do: (path, good) => writeFile(path, fault.dice.bytes(good.length)), code: 'ATTACHMENT_ALTERED' },
  missing: { do: (path) => rm(path), code: 'ATTACHMENT_MISSING' },
}

test(`whatever happens to a file, its bytes are served only when they are its own (${fault.rounds} rounds)`, async () => {
  const content = fault.dice.bytes(40_000)
  const upload = await fetch(`${desk.url}/api/v1/attachments?name=${encodeURIComponent('交接照片.png')}`, { method: 'PUT', body: new Uint8Array(content), headers: { authorization: `Bearer ${token}`, 'content-type': 'image/png' } })
  const { id, hash } = (await upload.json()) as { id: string; hash: string }
  const path = desk.site.services.files.pathOf(hash)
  const good = await readFile(path)
  const ask = () => fetch(`${desk.url}/api/v1/attachments/${id}/content`, { headers: { authorization: `Bearer ${token}`, 'accept-language': 'zh-CN' } })
  for (let round = 0; round < fault.rounds; round += 1) {
    const name = fault.dice.pick(Object.keys(damages))
    const where = { seed: fault.seed, round, name }
    await damages[name]!.do(path, good)
    const answer = await ask()
    const body = (await answer.json()) as { code: string; message: string }
    expect({ ...where, status: answer.status >= 400, code: body.code, words: body.message.includes('交接照片.png') }).toEqual({ ...where, status: true, code: damages[name]!.code, words: true })
    const verified = await askVerify(desk.dataDir)
    expect({ ...where, code: verified.code, result: verified.result.code, file: (verified.result.file as { hash: string }).hash }).toEqual({ ...where, code: 1, result: damages[name]!.code, file: hash })
    await writeFile(path, good)
    fault.count({ rounds: 1 })
  }
  const again = await ask()
  expect(Buffer.from(await again.arrayBuffer()).equals(content)).toBe(true)
  expect((await askVerify(desk.dataDir)).code).toBe(0)
}, 60_000 + fault.rounds * 10_000)
