import type { ApplicationLine } from '@shared/contract/application'
import type { ApprovalLine } from '@shared/contract/approval'
import type { FreezeLine } from '@shared/contract/accounts'
import type { TodayLine } from '@shared/contract/board'
import type { ReturnLine } from '@shared/contract/returnDay'
import { computed, onScopeDispose, ref, type Ref } from 'vue'
import { client } from '@renderer/app/client'
import { onChange, onGap } from '@renderer/app/client/live'
import { useSession } from '@renderer/app/session/useSession'
import { usePages, type Page, type Pages } from '@renderer/app/client/usePages'

export type InboxMessage = Awaited<ReturnType<typeof client.today.inbox>>['items'][number]
export interface Section<Row> extends Pages<Row> { /** All of them, or for the inbox those unseen. */ count: Ref<number> }
type Paging = { cursor?: string; limit: number }

const perPage = 8

function section<Row, Answer extends Page<Row>>(ask: (page: Paging, signal: AbortSignal) => Promise<Answer>, countOf: (answer: Answer) => number): Section<Row> {
  const count = ref(0)
  const pages = usePages<Row>(async (page, signal) => {
    const answer = await ask(page, signal)
    count.value = countOf(answer)
    return answer
  }, { limit: perPage })
  return { ...pages, count }
}

/** The four lists of the today page, fresh while they are on the screen. */
export function useToday() {
  const lines = (ask: typeof client.today.mine) => section<TodayLine, Awaited<ReturnType<typeof client.today.mine>>>((page, signal) => ask(page, { signal }), ({ total }) => total)
  const mine = lines(client.today.mine)
  const waiting = lines(client.today.waiting)
  const legal = lines(client.today.legal)
  const inbox = section<InboxMessage, Awaited<ReturnType<typeof client.today.inbox>>>((page, signal) => client.today.inbox(page, { signal }), ({ unseen }) => unseen)
  const approvals = section<ApprovalLine, Awaited<ReturnType<typeof client.approvals.waiting>>>((page, signal) => client.approvals.waiting(page, { signal }), ({ total }) => total)
  /** Only who freezes is asked for: the others have no such list. */
  const session = useSession()
  const freezes = session.hasRole('it', 'admin')
  const freeze = section<FreezeLine, Page<FreezeLine> & { total: number }>((page, signal) => (freezes ? client.accounts.waiting(page, { signal }) : Promise.resolve({ items: [], next: null, total: 0 })), ({ total }) => total)
  /** Applications are the office's to deal with, and so is who comes back. */
  const receives = session.hasRole('hr', 'admin')
  const applications = section<ApplicationLine, Page<ApplicationLine> & { total: number }>((page, signal) => (receives ? client.applications.list({ ...page, state: 'submitted' }, { signal }) : Promise.resolve({ items: [], next: null, total: 0 })), ({ total }) => total)
  const returns = section<ReturnLine, Page<ReturnLine> & { total: number }>((page, signal) => (receives ? client.returnDay.expected(page, { signal }) : Promise.resolve({ items: [], next: null, total: 0 })), ({ total }) => total)
  const all = [freeze, applications, returns, approvals, mine, waiting, legal, inbox]

  let timer: ReturnType<typeof setTimeout> | undefined
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined
      for (const one of all) void one.reload({ keep: true })
    }, 150)
  }
  onChange('case', '*', soon)
  onChange('application', '*', soon)
  // Standing in begins and ends without a change to any case.
  onChange('user', '*', soon)
  onGap(soon)
  // What was due yesterday is overdue today, without an event.
  const daily = setInterval(soon, 15 * 60_000)
  onScopeDispose(() => {
    clearTimeout(timer)
    clearInterval(daily)
  })

  /** Nothing to do at all: the page then says what to begin with. */
  const isQuiet = computed(() => all.every((one) => one.loaded.value && one.items.value.length === 0))
  const refusal = computed(() => all.map((one) => one.refusal.value).find((one) => one !== null) ?? null)
  const reload = () => { for (const one of all) void one.reload() }

  /** Opening a message is having seen it. Not waited for: the page is left at once. */
  const see = (message: InboxMessage) => void client.cases.seeMessage({ id: message.caseId, messageId: message.id }).catch(() => {})
  return { freeze, freezes, applications, returns, approvals, mine, waiting, legal, inbox, isQuiet, refusal, reload, see }
}
