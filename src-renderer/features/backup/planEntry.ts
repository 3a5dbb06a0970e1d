import type { BackupsView } from '@shared/contract/backup'

/** What the form of the plan holds. The site can name more than one other place; the form knows the first. */
export interface PlanEntry { on: boolean; at: string; own: boolean; useOther: boolean; other: string }

export function planOf(view: Pick<BackupsView, 'on' | 'at' | 'places'>): PlanEntry {
  const other = view.places.find((place) => place.path !== '')?.path ?? ''
  return { on: view.on, at: view.at, own: view.places.some((place) => place.path === ''), useOther: other !== '', other }
}

/** What is saved when this is: a path of which nothing is made is none. */
const meantBy = (entry: PlanEntry): PlanEntry => ({ ...entry, useOther: entry.useOther && entry.other.trim() !== '', other: entry.useOther ? entry.other.trim() : '' })
export const samePlan = (a: PlanEntry, b: PlanEntry): boolean => JSON.stringify(meantBy(a)) === JSON.stringify(meantBy(b))

/** The form after somebody saved another plan: what was not changed here is as he saved it, what was changed stays. */
export function takeOver(entry: PlanEntry, before: PlanEntry, now: PlanEntry): PlanEntry {
  const isPlaceChanged = entry.useOther !== before.useOther || entry.other !== before.other
  return {
    on: entry.on === before.on ? now.on : entry.on,
    at: entry.at === before.at ? now.at : entry.at,
    own: entry.own === before.own ? now.own : entry.own,
    // The path and whether it is used are one wish.
    ...(isPlaceChanged ? { useOther: entry.useOther, other: entry.other } : { useOther: now.useOther, other: now.other }),
  }
}
