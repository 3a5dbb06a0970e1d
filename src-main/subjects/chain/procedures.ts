import type { Knex } from 'knex'
import type { ChainFields, ChainView } from '../../../src-shared/contract/chain'
import { os } from '../../office/implement'
import { command, query, refused } from '../../office/procedure'
import type { Transaction } from '../../store/writer'
import { decideRetireChain, decideSaveChain } from './domain/chain'
import { sameScope } from './domain/pick'
import { chainSubject } from './projection'
import { allChains, chainView } from './queries'
import type { ShippedChainFields } from './shipped'

/** Reading and editing the approval chains. */
export function chainProcedures(shipped: readonly ShippedChainFields[]) {
  const viewOf = async (db: Knex, id: string, version?: number): Promise<ChainView> => {
    const view = await chainView(db, shipped, id, version)
    if (!view) throw refused('NOT_FOUND', { kind: 'chain' })
    return view
  }
  const scopeTakenBy = async (db: Knex, id: string, fields: Pick<ChainFields, 'kinds' | 'departments'>) =>
    (await allChains(db, shipped)).find((one) => one.id !== id && !one.retired && sameScope(one, fields))?.name ?? null
  const save = async (tx: Transaction, id: string, fields: ChainFields, basedOn: number | null): Promise<ChainView> => {
    const db = await tx.read()
    const present = await chainView(db, shipped, id)
    const loaded = await tx.load(chainSubject, id)
    await tx.record(chainSubject, loaded, decideSaveChain(loaded.state, { fields, basedOn, present: present && { version: present.latestVersion, fields: fieldsOf(present) }, scopeTakenBy: await scopeTakenBy(db, id, fields) }))
    return viewOf(await tx.read(), id)
  }
  return {
    list: os.chains.list.handler(query('chains.list', async (db) => ({ items: await allChains(db, shipped), next: null }))),
    get: os.chains.get.handler(query('chains.get', async (db, input) => viewOf(db, input.id, input.version))),
    create: os.chains.create.handler(command('chains.create', async (tx, fields, { context }) => save(tx, context.services.random.id(), fields, null))),
    update: os.chains.update.handler(command('chains.update', async (tx, { id, version, ...fields }) => save(tx, id, fields, version))),
    retire: os.chains.retire.handler(command('chains.retire', async (tx, { id, retired }) => {
      const db = await tx.read()
      const present = await chainView(db, shipped, id)
      const loaded = await tx.load(chainSubject, id)
      await tx.record(chainSubject, loaded, decideRetireChain(loaded.state, { retired, exists: present !== null, scopeTakenBy: present && (await scopeTakenBy(db, id, present)) }))
      return viewOf(await tx.read(), id)
    })),
  }
}

const fieldsOf = ({ name, kinds, departments, steps }: ChainView): ChainFields => ({ name, kinds, departments, steps })
