import type { DetailShape, ItemCategory } from '@shared/vocabulary'

/** The shape of an item's detail rows that its category suggests; the clerk may choose another. */
export const shapeOf: Record<ItemCategory, DetailShape> = {
  work: 'task', documents: 'paper', contacts: 'contact', accounts: 'account', tasks: 'task', money: 'money', seals: 'seal', site_work: 'plain', assets: 'asset', lodging: 'plain', formalities: 'plain',
}
