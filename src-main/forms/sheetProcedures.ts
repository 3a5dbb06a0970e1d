import type { Knex } from 'knex'
import type { FormOffer, FormSheet } from '../../src-shared/contract/form'
import { refusalSentence } from '../../src-shared/locale'
import type { Refusal } from '../../src-shared/refusals'
import type { FormOption, Locale } from '../../src-shared/vocabulary'
import { os } from '../office/implement'
import { command, query, refused } from '../office/procedure'
import { Refused } from '../store/refused'
import type { Party } from '../subjects/case/domain/standing'
import type { CaseState } from '../subjects/case/domain/state'
import { actOnCase, loadCase, readCase, siteToday, type CaseDesk } from '../subjects/case/office'
import { decidePrintForm, decideReceivePaper } from '../subjects/case/printing/decide'
import { lastNumber } from '../subjects/case/printing/state'
import { siteSettings } from '../subjects/site/queries'
import { handoverContext } from './context'
import { formSheet, type FormDefinition } from './form'
import { nextNumber } from './numbers'
import { sheets } from './sheets'
import { longDay } from './words'

/** The numbered forms of a case: which there are, what they say now, that they were printed, and where the paper went. */
export const sheetProcedures = (desk: CaseDesk) => ({
  list: os.forms.list.handler(query('forms.list', async (db, input, scope) => {
    const { state, party } = await readCase(desk, db, input.id, scope)
    return { items: formOffers(desk, state, party, scope.locale), next: null }
  })),
  get: os.forms.get.handler(query('forms.get', async (db, input, scope) => {
    const { state, party } = await readCase(desk, db, input.id, scope)
    return sheetOf(desk, db, { state, party, definition: sheets[input.form] }, { ...input, nowMs: scope.context.services.clock.now() })
  })),
  // As with the handover form: a hash that the case does not say (any more) is refused, for it is the proof of what was on the paper.
  print: os.forms.print.handler(command('forms.print', async (tx, input, scope) => {
    const { loaded, party } = await loadCase(desk, tx, input.id, scope)
    const definition = sheets[input.form]
    const db = await tx.read()
    const sheet = await sheetOf(desk, db, { state: loaded.state, party, definition }, { ...input, nowMs: tx.now() })
    if (sheet.contentHash !== input.contentHash) throw refused('CHANGED_MEANWHILE', {})
    const today = await siteToday(db, tx.now())
    const id = scope.context.services.random.id()
    const next = await nextNumber(db, scope.context.services.writer.key.replica, { code: definition.code, year: today.slice(0, 4) })
    const step = input.markStep ? (sheet.step?.id ?? null) : null
    const recorded = await tx.record(desk.subject, loaded, decidePrintForm(loaded.state, {
      id, form: input.form, locale: input.locale, copies: definition.copies.filter((copy) => input.copies.includes(copy)), contentHash: input.contentHash, options: sheet.chosen, newIssue: input.newIssue, next, step,
    }, party))
    const number = recorded.state.printings.at(-1)?.number ?? next.number
    const isFirst = number === next.number
    const issuedOn = isFirst ? today : sheet.issuedOn
    return { printingId: id, number, issuedOn, issuedText: longDay(input.locale, issuedOn), reprint: isFirst ? 0 : sheet.reprint, changed: isFirst ? false : sheet.changed }
  })),
  receive: os.forms.receive.handler(command('forms.receive', async (tx, input, scope) => {
    const today = await siteToday(await tx.read(), tx.now())
    const receipt = { id: scope.context.services.random.id(), printingId: input.printingId, channel: input.channel, on: input.on, who: input.who, note: input.note }
    return (await actOnCase(desk, tx, input.id, scope, (state, party) => decideReceivePaper(state, { ...receipt, today }, party))).view
  })),
})

interface Asked { readonly state: CaseState; readonly party: Party; readonly definition: FormDefinition }

/** Refuses: NOT_ALLOWED, and what the form itself refuses. */
async function sheetOf(desk: CaseDesk, db: Knex, { state, party, definition }: Asked, asked: { locale: Locale; options: readonly FormOption[]; nowMs: number }): Promise<FormSheet> {
  const why = refusalOf(desk, state, party, definition)
  if (why) throw new Refused(why)
  const context = await handoverContext(desk, db, state, party, asked)
  return formSheet(definition, state, { ...context, rules: desk.law.rulesOf(state), options: new Set(asked.options), minimumWageFen: (await siteSettings(db)).minimumWageFen })
}

const refusalOf = (desk: CaseDesk, state: CaseState, party: Party, definition: FormDefinition): Refusal | null =>
  (definition.mayPrint && !definition.mayPrint(party, state) ? { code: 'NOT_ALLOWED', data: {} } : definition.unavailable(state, { rules: desk.law.rulesOf(state) }))

/** Of these a form is not spoken of; the others say why they cannot be printed yet. */
const leftOut: ReadonlySet<string> = new Set(['NOT_ALLOWED', 'FORM_NOT_FOR_KIND', 'FORM_NOT_ON_CASE'])

/** The handover form first, then the numbered ones; those that the person may not print or that this kind of case never has are left out. */
export function formOffers(desk: CaseDesk, state: CaseState, party: Party, locale: Locale): FormOffer[] {
  const handover: FormOffer = { form: 'handover', available: true, why: null, number: `${state.number}-JJ`, printings: state.printings.filter((one) => one.form === 'handover').length }
  return [handover, ...Object.values(sheets).flatMap((definition): FormOffer[] => {
    const why = refusalOf(desk, state, party, definition)
    if (why && leftOut.has(why.code)) return []
    const { form } = definition
    return [{ form, available: why === null, why: why && { code: why.code, message: refusalSentence(why, locale) }, number: lastNumber(state.printings, form), printings: state.printings.filter((one) => one.form === form).length }]
  })]
}
