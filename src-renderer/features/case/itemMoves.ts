import type { CaseItemView, ItemAct } from '@shared/contract/item'
import type { ItemStatus } from '@shared/vocabulary'

/** Columns of one case's items. `in_progress` also holds what was returned; `confirmed` whatever is settled. */
export const itemColumns = ['not_started', 'in_progress', 'submitted', 'blocked', 'confirmed'] as const
export type ItemColumn = (typeof itemColumns)[number]

export const columnOf: Record<ItemStatus, ItemColumn> = {
  not_started: 'not_started', in_progress: 'in_progress', returned: 'in_progress', submitted: 'submitted', blocked: 'blocked', confirmed: 'confirmed', reserved: 'confirmed', waived: 'confirmed', refused: 'confirmed',
}

/** The act that a drop into a column means for an item as it stands; null when there is none. */
export function actInto(status: ItemStatus, column: ItemColumn): ItemAct | null {
  if (columnOf[status] === column) return null
  switch (column) {
    case 'not_started': return null
    case 'in_progress': return ({ not_started: 'begin', blocked: 'resume', submitted: 'return', confirmed: 'reopen', reserved: 'reopen', waived: 'reopen', refused: 'reopen' } as const)[status as 'blocked'] ?? null
    case 'submitted': return columnOf[status] === 'confirmed' ? null : 'submit'
    case 'blocked': return columnOf[status] === 'confirmed' ? null : 'block'
    case 'confirmed': return status === 'blocked' ? 'reserve' : 'confirm'
  }
}

/** One step on (`]`) or back (`[`) along the usual way; being blocked is a side track that both lead out of. */
export function actStep(status: ItemStatus, way: 'on' | 'back'): ItemAct | null {
  const on: Partial<Record<ItemStatus, ItemAct>> = { not_started: 'begin', returned: 'submit', in_progress: 'submit', submitted: 'confirm', blocked: 'resume' }
  const back: Partial<Record<ItemStatus, ItemAct>> = { submitted: 'return', blocked: 'resume', confirmed: 'reopen', reserved: 'reopen', waived: 'reopen', refused: 'reopen' }
  return (way === 'on' ? on : back)[status] ?? null
}

export const isAllowed = (item: Pick<CaseItemView, 'may'>, act: ItemAct): boolean => item.may.includes(act)

/** The button a row shows; the other acts are in its menu. */
export const mainAct = (item: Pick<CaseItemView, 'may' | 'status'>): ItemAct | null => {
  const next = actStep(item.status, 'on')
  return next && isAllowed(item, next) ? next : null
}

/** Acts that cannot be done without words: a reason, what is missing, who blocks, who was there. */
export const needsWords: ReadonlySet<ItemAct> = new Set<ItemAct>(['reserve', 'return', 'block', 'waive', 'refuse', 'reopen'])
/** Acts of the receiver; when somebody else does them they are recorded as on his behalf. */
export const receiverActs: ReadonlySet<ItemAct> = new Set<ItemAct>(['confirm', 'reserve', 'return', 'refuse'])

/** Acts possible on every one of these items, in the contract's order. */
export function actsForAll(items: readonly Pick<CaseItemView, 'may'>[]): ItemAct[] {
  const [first, ...rest] = items
  return first ? (first.may as ItemAct[]).filter((act) => rest.every((item) => isAllowed(item, act))) : []
}

/** Rows can be worked on by whoever may move the item on; confirmed by whoever may take it over. */
export const mayWork = (item: Pick<CaseItemView, 'may'>): boolean => (['begin', 'submit', 'block', 'resume'] as const).some((act) => isAllowed(item, act))
export const mayTake = (item: Pick<CaseItemView, 'may'>): boolean => isAllowed(item, 'reserve')

/** States whose words ask for something to be done or known. */
export const isPressing = (status: ItemStatus): boolean => ['returned', 'blocked', 'reserved', 'refused'].includes(status)
