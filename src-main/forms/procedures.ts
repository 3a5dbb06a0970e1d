import type { Knex } from 'knex'
import type { HandoverForm } from '../../src-shared/contract/form'
import type { ReminderRules } from '../../src-shared/contract/reminder'
import type { Locale } from '../../src-shared/vocabulary'
import { os } from '../office/implement'
import { command, query, refused } from '../office/procedure'
import type { Party } from '../subjects/case/domain/standing'
import type { CaseState } from '../subjects/case/domain/state'
import { loadCase, readCase, siteToday, type CaseDesk } from '../subjects/case/office'
import { decideRecordPrinting } from '../subjects/case/printing/decide'
import { reminderRules } from '../subjects/reminder/queries'
import { daySummary } from '../subjects/reminder/summary'
import { siteSettings } from '../subjects/site/queries'
import { handoverContext } from './context'
import { handoverForm } from './handover'
import { morningRows, morningSheet } from './morning'
import { openTotals, pressingCards } from './queries'
import { sheetProcedures } from './sheetProcedures'

/** The printable forms: what they say now, and that they were printed. */
export const formProcedures = (desk: CaseDesk, shipped: ReminderRules) => ({
  ...sheetProcedures(desk),
  handover: os.forms.handover.handler(query('forms.handover', async (db, input, scope) => {
    const { state, party } = await readCase(desk, db, input.id, scope)
    return formOf(desk, db, state, party, { locale: input.locale, nowMs: scope.context.services.clock.now() })
  })),
  // The hash is the proof of what was on the paper, so one that the case does not say (any more) is refused: CHANGED_MEANWHILE.
  recordPrinting: os.forms.recordPrinting.handler(command('forms.recordPrinting', async (tx, input, scope) => {
    const { loaded, party } = await loadCase(desk, tx, input.id, scope)
    const form = await formOf(desk, await tx.read(), loaded.state, party, { locale: input.locale, nowMs: tx.now() })
    if (form.contentHash !== input.contentHash) throw refused('CHANGED_MEANWHILE', {})
    const id = scope.context.services.random.id()
    await tx.record(desk.subject, loaded, decideRecordPrinting(loaded.state, { id, locale: input.locale, copies: input.copies, contentHash: input.contentHash }))
    return { printingId: id }
  })),
  summary: os.forms.summary.handler(query('forms.summary', async (db, { locale, posted }, { user, context }) =>
    daySummary(db, { viewer: user, today: await siteToday(db, context.services.clock.now()), locale, posted, rules: await reminderRules(db, shipped), calendar: desk.calendar, stepName: (id) => desk.law.book.nameOf(id) }))),
  morning: os.forms.morning.handler(query('forms.morning', async (db, input, scope) => {
    const [site, today] = await Promise.all([siteSettings(db), siteToday(db, scope.context.services.clock.now())])
    const [cards, totals] = await Promise.all([pressingCards(db, scope.user, today, morningRows), openTotals(db, scope.user, today)])
    return morningSheet(cards, { site: site.name, company: site.company, locale: input.locale, today, rules: desk.law.names, calendar: desk.calendar, totals })
  })),
})

const formOf = async (desk: CaseDesk, db: Knex, state: CaseState, party: Party, asked: { locale: Locale; nowMs: number }): Promise<HandoverForm> =>
  handoverForm(state, await handoverContext(desk, db, state, party, asked))
