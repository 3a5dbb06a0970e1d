import { writeSync } from 'node:fs'
import { Readable } from 'node:stream'
import { StartCaseInput } from '@shared/contract/case'
import { appVersion, resourcesDir, workerEntry } from '@main/commands/folders'
import { demoAccounts } from '@main/demo/people'
import type { Actor } from '@main/log/event'
import { openSite, type Site } from '@main/site'
import type { Transaction } from '@main/store/writer'
import { decideStore } from '@main/subjects/attachment/domain'
import { attachmentSubject } from '@main/subjects/attachment/projection'
import { decideAct } from '@main/subjects/case/domain/items'
import { decidePostMessage } from '@main/subjects/case/domain/paper'
import { decideStart } from '@main/subjects/case/domain/start'
import { prepareStart } from '@main/subjects/case/startCase'
import { decideAddEmployee, decideChangeEmployee } from '@main/subjects/employee/domain'
import { employeeSubject } from '@main/subjects/employee/projection'
import { userById } from '@main/subjects/user/queries'

/**
 * A process that writes to a folder with the demonstration until it is killed, several commands at a time. What a command recorded is printed after
 * its commit, on a line of its own: what was printed was acknowledged.
 */
const [dataDir = '', round = '0'] = process.argv.slice(2)
const site = await openSite({ dataDir, resources: resourcesDir, worker: workerEntry, appVersion })
const { id, displayName, roles } = demoAccounts.find((one) => one.name === 'hr')!
const hr: Actor = { userId: id, name: displayName, roles, via: 'cli', pc: 'FAULTS' }

type Command = (tx: Transaction, here: Site, n: number) => Promise<readonly string[]>

const addPerson: Command = async (tx, _here, n) => (await tx.record(employeeSubject, await tx.load(employeeSubject, `p-${round}-${n}`), decideAddEmployee({
  fields: {
    number: `P${round}-${n}`, name: `工友${n}`, identityNumber: '', phone: '', emergencyContact: '', emergencyPhone: '', serviceAddress: '', serviceAddressConfirmedOn: null, employer: 'own', employerName: '', department: '设备部', crew: '', workerType: 'staff',
    positionId: 'technician', hazard: false, joinedOn: null, contractEndsOn: null, photoId: null,
  }, numberTakenBy: null, position: 'known',
}))).eventIds

/** A person, his case and its first moves: several subjects and events, one commit. */
const startCase: Command = async (tx, here, n) => {
  const ids = [...(await addPerson(tx, here, n))]
  const { desk, services } = here
  const input = StartCaseInput.parse({ employeeId: `p-${round}-${n}`, kind: 'departed', leftOn: '2026-11-20', told: { channel: 'call' }, receivers: [{ kind: 'user', id: 'demo-xiaoli', name: '小李' }] })
  const loaded = await tx.load(desk.subject, services.random.id())
  const started = await tx.record(desk.subject, loaded, decideStart(loaded.state, await prepareStart(desk, await tx.read(), input, { random: services.random, today: '2026-11-24', user: (await userById(await tx.read(), hr.userId))! })))
  ids.push(...started.eventIds)
  const items = started.state.items.filter((item) => !item.needsMaterial).map((item) => item.id)
  const acted = await tx.record(desk.subject, { ...loaded, state: started.state, version: started.version }, decideAct(started.state, { itemIds: items, act: 'confirm', note: '', blockedBy: '', witnesses: [] }, { ...hr, relations: [] }))
  return [...ids, ...acted.eventIds]
}

const writeMessage: Command = async (tx, here, n) => {
  const row = (await (await tx.read())('case_card').where({ status: 'open' }).orderBy('id', n % 2 === 0 ? 'asc' : 'desc').first('id')) as { id: string }
  const loaded = await tx.load(here.desk.subject, row.id)
  return (await tx.record(here.desk.subject, loaded, decidePostMessage(loaded.state, { id: here.services.random.id(), itemId: null, text: `第 ${n} 句`, mentions: [], files: [], onBehalfChannel: null }, { ...hr, relations: [] }))).eventIds
}

const changePhone: Command = async (tx, _here, n) => {
  const loaded = await tx.load(employeeSubject, 'demo-e-laozhang')
  return (await tx.record(employeeSubject, loaded, decideChangeEmployee(loaded.state, { change: { phone: `${round}-${n}` }, changedMeanwhile: false, numberTakenBy: null, position: 'known' }))).eventIds
}

const commands: readonly Command[] = [addPerson, startCase, writeMessage, changePhone]

async function storeFile(n: number): Promise<readonly string[]> {
  const stored = await site.services.files.store(Readable.from([Buffer.from(`file ${round} ${n}\n`.repeat(500))]), 1_000_000)
  return site.services.writer.run(hr, async (tx) => (await tx.record(attachmentSubject, await tx.load(attachmentSubject, site.services.random.id()), decideStore({ name: 'f.txt', type: 'text/plain', ...stored }))).eventIds)
}

let next = 0
async function keepWriting(): Promise<never> {
  for (;;) {
    const n = next++
    const ids = n % 5 === 4 ? await storeFile(n) : await site.services.writer.run(hr, (tx) => commands[n % 5]!(tx, site, n))
    writeSync(1, `${ids.join(' ')}\n`)
  }
}
await Promise.all([keepWriting(), keepWriting(), keepWriting(), keepWriting()])
