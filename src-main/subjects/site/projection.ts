import type { Migration } from '../../store/migrate'
import type { Subject } from '../../store/projection'
import { evolveSite, initialSite, siteTypes, type SiteState } from './domain'

export const siteSubject: Subject<SiteState> = {
  kind: 'site',
  types: siteTypes,
  initial: initialSite,
  evolve: evolveSite,
  tables: [{ name: 'site', key: ['id'], columns: ['id', 'name', 'company', 'locale', 'time_zone', 'demo', 'lock_after_minutes', 'number_prefix', 'minimum_wage_fen'] }],
  project: (site) => ({ site: site.setUp
    ? [{ id: 'site', name: site.name, company: site.company, locale: site.locale, time_zone: site.timeZone, demo: site.demo ? 1 : 0, lock_after_minutes: site.lockAfterMinutes, number_prefix: site.numberPrefix, minimum_wage_fen: site.minimumWageFen }] : [] }),
}

export const siteMigrations: readonly Migration[] = [{
  name: '0003-site',
  up: async (trx) => {
    await trx.raw(`CREATE TABLE site (id TEXT NOT NULL PRIMARY KEY, name TEXT NOT NULL, company TEXT NOT NULL, locale TEXT NOT NULL, time_zone TEXT NOT NULL, demo INTEGER NOT NULL, lock_after_minutes INTEGER NOT NULL) STRICT, WITHOUT ROWID`)
  },
}]
