import type { Knex } from 'knex'
import type { ApplicationNotice, ApplicationView } from '../../../src-shared/contract/application'
import { refused } from '../../office/procedure'
import { noticeOf, noticeTermEnds } from '../case/domain/notice'
import type { CaseDesk } from '../case/office'
import { openCasesOf } from '../case/queries'
import type { Application } from './domain/application'

/** From when the contract can end if notice is given on a day, by the site's own terms (LAW.md §1, 劳动合同法 37). */
export function noticeFrom(desk: CaseDesk, on: string): ApplicationNotice {
  const resignation = { kind: 'resignation' as const, dates: { noticeOn: on } }
  const notice = noticeOf(resignation, desk.rules)
  if (!notice) throw new Error('the rules have no terms of notice')
  const endsOn = (inProbation: boolean) => noticeTermEnds(resignation, inProbation, desk.rules, desk.calendar)
  return { ...notice, endsOn: endsOn(false), probationEndsOn: endsOn(true) }
}

/** Refuses: NOT_FOUND where nothing was handed in. */
export async function applicationView(desk: CaseDesk, db: Knex, { id, state, employee, opened, handedIn, settled }: Application): Promise<ApplicationView> {
  if (!state || !handedIn) throw refused('NOT_FOUND', { kind: 'application' })
  return {
    id, state, employee: { ...employee }, openedBy: opened.by, openedAt: opened.at, fields: handedIn.fields, submittedOn: handedIn.on, submittedAt: handedIn.at, pc: handedIn.pc, signatureId: handedIn.signature?.id ?? null,
    notice: noticeFrom(desk, handedIn.on), settled, openCase: (await openCasesOf(db, [employee.id])).get(employee.id) ?? null,
  }
}
