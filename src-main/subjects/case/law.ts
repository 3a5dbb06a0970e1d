import type { CalendarBook } from '../calendar/domain/book'
import type { SiteCalendar } from '../calendar/calendar'
import type { RuleBook } from '../rule/domain/book'
import type { CaseRules } from '../rule/domain/rules'
import type { CaseState } from './domain/state'

/** The site's calendar and rules with all that they were before: what days are counted by. Made from the log and from what ships (siteLaw.ts). */
export interface SiteLaw { readonly calendars: CalendarBook; readonly rules: RuleBook }

/** What holds now for a process; replaced after the commit of a calendar or rule fact, so ask it each time and keep nothing of it. */
export class CurrentLaw {
  constructor(private law: SiteLaw) {}

  replace(law: SiteLaw): void {
    this.law = law
  }

  get calendar(): SiteCalendar {
    return this.law.calendars.current
  }

  /** The rules that a case begun now takes. */
  get rules(): CaseRules {
    return this.law.rules.current
  }

  get book(): RuleBook {
    return this.law.rules
  }

  /** A case that is over keeps the days of its last day at work: they prove what was known then. */
  calendarOf({ closed }: Pick<CaseState, 'closed'>): SiteCalendar {
    return closed ? this.law.calendars.asOf(closed.order) : this.law.calendars.current
  }

  /** Legal steps that an archived case still owes go on being counted; what is done is over with the case. */
  calendarOfStep(state: Pick<CaseState, 'closed' | 'status'>, standing: { readonly state: string }): SiteCalendar {
    return state.status === 'archived' && standing.state === 'open' ? this.law.calendars.current : this.calendarOf(state)
  }

  /** The version that the case began with. */
  rulesOf({ rules }: Pick<CaseState, 'rules'>): CaseRules {
    return this.law.rules.of(rules)
  }

  /** Names for lists of many cases. */
  readonly names: { readonly kinds: Pick<CaseRules['kinds'], 'get' | 'values'>; readonly steps: { get(id: string): ReturnType<RuleBook['step']> } } = {
    kinds: { get: (kind) => this.rules.kinds.get(kind), values: () => this.rules.kinds.values() },
    steps: { get: (id) => this.book.step(id) },
  }
}
