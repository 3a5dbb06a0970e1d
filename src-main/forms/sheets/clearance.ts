import type { FormPart } from '../../../src-shared/contract/formPart'
import { inLocale, words } from '../../../src-shared/locale'
import { clearanceWords } from '../../../src-shared/locale/forms/clearance'
import { speaker } from '../../../src-shared/locale/forms/words'
import { isSettledItem, type ItemCategory } from '../../../src-shared/vocabulary'
import { localDay } from '../../log/clock'
import type { CaseItem, CaseState } from '../../subjects/case/domain/state'
import { notLeaving, type FormContext, type FormDefinition } from '../form'
import { common } from '../words'

/** The departments that clear somebody, in the order of the sheet (LAW.md §4). */
const blocks = ['own', 'finance', 'administration', 'warehouse', 'it', 'drawings', 'gate', 'hr'] as const
type Block = (typeof blocks)[number]

interface Line { readonly block: Block; readonly title: string; readonly isDone: boolean; readonly result: string; readonly by: string; readonly on: string; readonly note: string }

/** 离职会签单: each department's line with result, signer and date. It holds nothing back, and says so. */
export const clearance: FormDefinition = {
  form: 'clearance', code: 'HQ', copies: ['person', 'archive'],
  leaverSigns: () => true,
  unavailable: notLeaving,
  parts: (state, context) => {
    const lines = blocks.flatMap((block) => linesOf(state, context).filter((line) => line.block === block))
    return [facts(state, context), itemTable(lines, context), blockTable(lines, context), ...closing(state, context)]
  },
}

function facts({ leaver, dates }: CaseState, { locale }: FormContext): FormPart {
  const c = common(locale)
  return { part: 'facts', title: '', lines: [
    [{ label: c('name'), value: leaver.name, span: 1 }, { label: c('number'), value: leaver.number, span: 1 }, { label: c('department'), value: leaver.department, span: 1 }],
    [{ label: c('position'), value: inLocale(leaver.positionTitle, locale), span: 1 }, { label: c('leftOn'), value: dates.leftOn, span: 1 }, { label: c('endOn'), value: dates.endOn ?? '', span: 1 }],
  ] }
}

function itemTable(lines: readonly Line[], { locale }: FormContext): FormPart {
  const w = speaker(clearanceWords, locale)
  return {
    part: 'table', key: 'items', title: w('items'), note: w('none'),
    columns: [{ label: w('block'), look: 'people' }, { label: w('item'), look: 'detail' }, { label: w('result'), look: 'short' }, { label: w('by'), look: 'person' }, { label: w('on'), look: 'day' }, { label: w('note'), look: 'detail' }],
    rows: lines.map((line) => [w(line.block), line.title, line.result, line.by, line.on, line.note]),
  }
}

function blockTable(lines: readonly Line[], { locale }: FormContext): FormPart {
  const w = speaker(clearanceWords, locale)
  return {
    part: 'table', key: 'departments', title: w('departments'), note: '',
    columns: [{ label: w('block'), look: 'people' }, { label: w('state'), look: 'people' }, { label: w('signer'), look: 'person' }, { label: w('opinion'), look: 'detail' }, { label: w('sign'), look: 'sign' }, { label: w('on'), look: 'day' }],
    rows: blocks.map((block) => {
      const own = lines.filter((line) => line.block === block)
      const open = own.filter((line) => !line.isDone).length
      const last = open > 0 ? undefined : own.toSorted((a, b) => (a.on < b.on ? 1 : -1))[0]
      return [w(block), own.length === 0 ? w('nothing') : open > 0 ? w('open', { open, count: own.length }) : w('cleared', { count: own.length }), last?.by ?? '', '', '', last?.on ?? '']
    }),
  }
}

function closing(state: CaseState, { locale }: FormContext): FormPart[] {
  const w = speaker(clearanceWords, locale)
  return [
    { part: 'text', look: 'clause', paragraphs: [w('clause')] },
    { part: 'signatures', boxes: [{ role: w('leaver'), name: state.leaver.name, thumb: true }, { role: common(locale)('head'), name: '', thumb: false }, { role: w('hrClerk'), name: '', thumb: false }] },
  ]
}

const byCategory: Readonly<Record<ItemCategory, Block>> = {
  work: 'own', documents: 'own', contacts: 'own', tasks: 'own', site_work: 'own', accounts: 'it', money: 'finance', seals: 'administration', assets: 'warehouse', lodging: 'administration', formalities: 'hr',
}
const blockOf = (item: CaseItem): Block => (item.shape === 'drawing' ? 'drawings' : byCategory[item.category])

/** Legal steps that a department answers for on this sheet: accounts, gate and site exit, and what follows the end of the contract. */
const stepBlocks: Readonly<Record<string, Block>> = {
  'abs.freeze': 'it', 'site.gate': 'gate', 'site.exit': 'gate', 'post.wage': 'finance', 'post.severance': 'finance', 'post.leave': 'finance', 'post.fund': 'finance', 'post.insurance': 'hr', 'post.file': 'hr', 'post.cert': 'hr', 'post.return': 'hr',
}

function linesOf(state: CaseState, { locale, timeZone, rules }: FormContext): Line[] {
  const day = (at: string | null) => (at ? localDay(Date.parse(at), timeZone) : '')
  const items = state.items.map((item): Line => {
    const isDone = isSettledItem(item.standing.status)
    return { block: blockOf(item), title: inLocale(item.title, locale), isDone, result: words[locale].itemStatus[item.standing.status], by: isDone ? (item.standing.by ?? '') : '', on: isDone ? day(item.standing.at) : '', note: item.standing.note }
  })
  const steps = Object.entries(state.legalSteps).flatMap(([id, standing]): Line[] => {
    const step = rules.steps.get(id)
    const block = stepBlocks[id]
    return step && block ? [{ block, title: inLocale(step.name, locale), isDone: standing.state !== 'open', result: words[locale].legalState[standing.state], by: standing.by ?? '', on: day(standing.at), note: standing.note }] : []
  })
  return [...items, ...steps]
}
