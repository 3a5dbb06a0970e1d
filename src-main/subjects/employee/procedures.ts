import type { Knex } from 'knex'
import type { Role } from '../../../src-shared/vocabulary'
import { decodeCursor, pageFrom } from '../../office/cursor'
import { os } from '../../office/implement'
import { command, query, refused, type CommandScope } from '../../office/procedure'
import { positionById } from '../position/queries'
import { decideAddEmployee, decideChangeEmployee, decideRehire, type RegisterFacts } from './domain'
import { employeeSubject } from './projection'
import { departmentCounts, employeeWithNumber, listEmployees } from './queries'
import { employeeRows, employeeView } from './views'

async function registerFacts(db: Knex, id: string, fields: { number?: string; positionId?: string }): Promise<RegisterFacts> {
  const numberTakenBy = fields.number === undefined ? null : await employeeWithNumber(db, fields.number, id)
  const position = fields.positionId === undefined ? null : await positionById(db, fields.positionId)
  return { numberTakenBy, position: fields.positionId === undefined ? 'known' : !position ? 'unknown' : position.retired ? 'retired' : 'known' }
}

const everywhere: readonly Role[] = ['admin', 'hr', 'finance', 'it']
/** A head sees the people of the departments he heads. */
const seesEmployee = (user: CommandScope['user'], department: string): boolean =>
  user.roles.some((role) => everywhere.includes(role)) || user.departments.includes(department)

const viewFor = async (db: Knex, id: string, { user, locale }: Pick<CommandScope, 'user' | 'locale'>) => {
  const view = await employeeView(db, id, { roles: user.roles, locale })
  if (!view) throw refused('NOT_FOUND', { kind: 'employee' })
  return view
}

export const employeeProcedures = {
  list: os.employees.list.handler(query('employees.list', async (db, input, { locale }) => {
    const found = await listEmployees(db, { ...input, after: decodeCursor(input.cursor, ['string', 'string', 'string'] as const) })
    const { rows, next } = pageFrom(found, input.limit, (row) => [row.sortKey, row.number, row.id])
    return { items: await employeeRows(db, rows, locale), next }
  })),

  get: os.employees.get.handler(query('employees.get', async (db, input, scope) => {
    const view = await viewFor(db, input.id, scope)
    if (!seesEmployee(scope.user, view.department)) throw refused('NOT_ALLOWED', {})
    return view
  })),

  create: os.employees.create.handler(command('employees.create', async (tx, input, scope) => {
    const id = scope.context.services.random.id()
    const facts = await registerFacts(await tx.read(), id, input)
    await tx.record(employeeSubject, await tx.load(employeeSubject, id), decideAddEmployee({ fields: input, ...facts }))
    return viewFor(await tx.read(), id, scope)
  })),

  update: os.employees.update.handler(command('employees.update', async (tx, { id, version, ...change }, scope) => {
    const facts = await registerFacts(await tx.read(), id, change)
    const loaded = await tx.load(employeeSubject, id)
    const changedMeanwhile = version !== undefined && version !== loaded.version
    await tx.record(employeeSubject, loaded, decideChangeEmployee(loaded.state, { change, changedMeanwhile, ...facts }))
    return viewFor(await tx.read(), id, scope)
  })),

  rehire: os.employees.rehire.handler(command('employees.rehire', async (tx, { id, joinedOn, contractEndsOn }, scope) => {
    const loaded = await tx.load(employeeSubject, id)
    await tx.record(employeeSubject, loaded, decideRehire(loaded.state, { joinedOn, contractEndsOn }))
    return viewFor(await tx.read(), id, scope)
  })),

  departments: os.employees.departments.handler(query('employees.departments', async (db) => ({ items: await departmentCounts(db) }))),
}
