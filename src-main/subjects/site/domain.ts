import { accept, refuse, unreachable, type Decision } from '../../../src-shared/decision'
import type { Locale } from '../../../src-shared/vocabulary'
import type { LogEvent } from '../../log/event'

/** The site itself: one subject, `site:site`. */
export interface SiteState extends SiteFields, SiteChoices {
  readonly setUp: boolean
}
export interface SiteFields {
  readonly name: string; readonly company: string; readonly locale: Locale; readonly timeZone: string; readonly demo: boolean; readonly lockAfterMinutes: number
}

/** What a site need not say at its first start. */
export interface SiteChoices {
  /** Begins the numbers of its papers; empty for the one made from its name. */ readonly numberPrefix: string
  /** Of a month, in fen: what a deduction must leave. */ readonly minimumWageFen: number | null
}
type SiteChange = Partial<SiteFields & SiteChoices>

export type SiteEvent =
  | { readonly type: 'site.setUp'; readonly payload: SiteFields }
  | { readonly type: 'site.changed'; readonly payload: { readonly from: SiteChange; readonly to: SiteChange } }
export const siteTypes = new Set<SiteEvent['type']>(['site.setUp', 'site.changed'])
export const siteId = 'site'

export const initialSite = (): SiteState => ({ setUp: false, name: '', company: '', locale: 'zh-CN', timeZone: 'Asia/Shanghai', demo: false, lockAfterMinutes: 15, numberPrefix: '', minimumWageFen: null })

/** First start. Refuses: SITE_ALREADY_SET_UP. */
export const decideSetUp = (site: SiteState, fields: SiteFields): Decision<SiteEvent> =>
  site.setUp ? refuse('SITE_ALREADY_SET_UP', {}) : accept({ type: 'site.setUp', payload: fields })

/** Changes what differs. Refuses: SITE_NOT_SET_UP. */
export function decideChangeSite(site: SiteState, change: SiteChange): Decision<SiteEvent> {
  if (!site.setUp) return refuse('SITE_NOT_SET_UP', {})
  const changed = (Object.keys(change) as (keyof SiteChange)[]).filter((field) => change[field] !== undefined && change[field] !== site[field])
  if (changed.length === 0) return accept()
  const pick = (from: SiteChange) => Object.fromEntries(changed.map((field) => [field, from[field]])) as SiteChange
  return accept({ type: 'site.changed', payload: { from: pick(site), to: pick(change) } })
}

export function evolveSite(site: SiteState, logged: LogEvent): SiteState {
  const event = logged as LogEvent & SiteEvent
  switch (event.type) {
    // Two PCs set up the same site before they met: the first stands.
    case 'site.setUp': return site.setUp ? site : { ...site, ...event.payload, setUp: true }
    case 'site.changed': return { ...site, ...event.payload.to }
    default: return unreachable(event)
  }
}
