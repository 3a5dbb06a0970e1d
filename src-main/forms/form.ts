import type { FormSheet } from '../../src-shared/contract/form'
import type { FormPart } from '../../src-shared/contract/formPart'
import { inLocale, words } from '../../src-shared/locale'
import type { Refusal } from '../../src-shared/refusals'
import type { FormCopy, FormOption, SheetForm } from '../../src-shared/vocabulary'
import { localDay } from '../log/clock'
import type { CaseState } from '../subjects/case/domain/state'
import type { Party } from '../subjects/case/domain/standing'
import { standingOf } from '../subjects/case/printing/state'
import type { CaseRules } from '../subjects/case/rules'
import type { HandoverContext } from './handover'
import { contentHashOf } from './hash'
import { longDay } from './words'

/** What a form needs besides the case. */
export interface FormContext extends HandoverContext {
  readonly rules: CaseRules
  readonly options: ReadonlySet<FormOption>
  /** Of the month, where the site has said it. */ readonly minimumWageFen: number | null
}

/** A numbered form: everything that distinguishes it from the others. To add one, see docs/forms.md. */
export interface FormDefinition {
  readonly form: SheetForm
  /** In its numbers: BHEQ-LZ-2026-0001. Two forms must not share one. */
  readonly code: string
  readonly copies: readonly FormCopy[]
  /** What may be put on it or left out, on this case. */
  readonly options?: (state: CaseState) => readonly FormOption[]
  /** The legal step that handing this paper over fulfils. */
  readonly step?: string
  /** The first day on which handing it over fulfils the step; any day where nothing is said. */
  readonly stepFrom?: (state: CaseState) => string | null
  /** Who may read and print it, of those whom the procedure lets in; everybody where nothing is said. */
  readonly mayPrint?: (party: Party, state: CaseState) => boolean
  /** Whether the leaver himself signs it when he comes back; not where nothing is said. */
  readonly leaverSigns?: (state: CaseState) => boolean
  /** Why it cannot be printed on this case now; null when it can. */
  readonly unavailable: (state: CaseState, context: Pick<FormContext, 'rules'>) => Refusal | null
  /** What it says, in the language of the context. Pure: the same case gives the same words, on any day. */
  readonly parts: (state: CaseState, context: FormContext) => FormPart[]
  /** What the clerk should know before he prints: facts that are not on record. */
  readonly notes?: (state: CaseState, context: FormContext) => string[]
}

/** The form as it would be printed now, with its number where it has one. */
export function formSheet(definition: FormDefinition, state: CaseState, context: FormContext): FormSheet {
  const { form } = definition
  const { locale } = context
  const options = definition.options?.(state) ?? []
  const chosen = options.filter((one) => context.options.has(one))
  const content = { form, caseId: state.id, caseNumber: state.number, locale, site: context.site, company: context.company, leaver: state.leaver.name, title: words[locale].form[form], parts: definition.parts(state, { ...context, options: new Set(chosen) }) }
  const contentHash = contentHashOf(content)
  const { issuedAt, ...standing } = standingOf(state.printings, form, { locale, contentHash })
  const issuedOn = issuedAt ? localDay(Date.parse(issuedAt), context.timeZone) : context.today
  const step = definition.step && context.rules.steps.get(definition.step)
  const stepState = definition.step ? state.legalSteps[definition.step]?.state : undefined
  return {
    ...content, ...standing, issuedOn, issuedText: longDay(locale, issuedOn), contentHash, qr: `HD1:${state.number}:${contentHash.slice(0, 32)}`,
    copies: [...definition.copies], options: [...options], chosen, notes: definition.notes?.(state, context) ?? [],
    step: step && stepState && (definition.stepFrom?.(state) ?? '') <= context.today ? { id: step.id, name: step.name, state: stepState } : null,
  }
}

/** A case that was a mistake, or somebody who stayed, gets no papers of leaving. */
export const notLeaving = (state: CaseState): Refusal | null =>
  (state.status === 'voided' || state.status === 'stayed' ? { code: 'CASE_NOT_OPEN', data: { status: state.status } } : null)

export const kindText = (state: CaseState, context: FormContext): string => inLocale(context.kindName, context.locale)
