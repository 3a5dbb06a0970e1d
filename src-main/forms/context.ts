import type { Knex } from 'knex'
import type { Locale } from '../../src-shared/vocabulary'
import type { Party } from '../subjects/case/domain/standing'
import type { CaseState } from '../subjects/case/domain/state'
import { viewContext, type CaseDesk } from '../subjects/case/office'
import { siteSettings } from '../subjects/site/queries'
import type { HandoverContext } from './handover'

/** What every form needs besides the case: the site, the day, the calendar, the words of the templates. */
export async function handoverContext(desk: CaseDesk, db: Knex, state: CaseState, party: Party, { locale, nowMs }: { locale: Locale; nowMs: number }): Promise<HandoverContext> {
  const [site, context] = await Promise.all([siteSettings(db), viewContext(desk, db, state, party, nowMs)])
  const kindName = desk.law.rulesOf(state).kinds.get(state.kind)?.name ?? { 'zh-CN': state.kind, en: state.kind }
  return { site: site.name, company: site.company, timeZone: site.timeZone, locale, today: context.today, kindName, calendar: context.calendar, templateItems: context.templateItems }
}
