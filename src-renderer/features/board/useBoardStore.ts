import type { BoardCard } from '@shared/contract/board'
import { stages, type Stage } from '@shared/vocabulary'
import { defineStore } from 'pinia'
import { reactive, ref, shallowReactive, shallowRef } from 'vue'
import { client } from '@renderer/app/client'
import { toRefusal, type ShownRefusal } from '@renderer/app/client/refusal'
import { sameLook, type BoardLook } from './boardLook'
import { laneHas, newLane, noCounts, placeCard, sumOf, takeOut, type Column, type Lane } from './lanes'

/** Cards asked for at first, of the whole board and of a lane; the rest comes as a column scrolls. */
const firstCards = 30
const firstCardsOfLane = 12
const mostCards = 100
/** A page while scrolling; taking it in is one task of the page, about a millisecond a card (bench renderer). */
const nextCards = 30

/**
 * The board in memory: cards by id, and per lane and column the ids in order. Loaded by pages, patched card by card after
 * live changes, loaded anew after a gap. Counts always come from the database.
 */
export const useBoardStore = defineStore('board', () => {
  const rows = shallowReactive(new Map<string, BoardCard>())
  const lanes = ref<Lane[]>([])
  const totals = ref(noCounts())
  const look = shallowRef<BoardLook>({ filter: {}, sort: 'due', lanes: null })
  const loaded = ref(false)
  const loading = ref(false)
  const refusal = shallowRef<ShownRefusal | null>(null)
  /** Cards under way to another column by this window: a live patch must not pull them back meanwhile. */
  const moving = reactive(new Set<string>())
  /** Cards that have just come into their column, for a quiet highlight. */
  const arrived = reactive(new Set<string>())
  /** Where each column was scrolled to, for coming back from a case. */
  const offsets = new Map<string, number>()
  /** Cards that changed while a load was under way: its answer may be older than they are. */
  const changedSince = new Set<string>()
  const pagesComing = new WeakMap<Column, Promise<void>>()
  let owner = ''
  let question = 0

  /** Another person's cards are not this one's: called before anything is shown. */
  function openFor(userId: string): void {
    if (owner === userId) return
    owner = userId
    question += 1
    rows.clear()
    offsets.clear()
    lanes.value = []
    totals.value = noCounts()
    loaded.value = false
  }

  /** Loads the board as `next` wants it; what was there stays on the screen until the answer comes. */
  async function load(next: BoardLook = look.value): Promise<void> {
    const mine = ++question
    const isSame = sameLook(next, look.value)
    look.value = next
    if (!isSame) offsets.clear()
    loading.value = true
    changedSince.clear()
    try {
      const fresh = next.lanes ? await loadLanes(next, isSame) : await loadWhole(next, isSame)
      if (mine !== question) return
      rows.clear()
      for (const card of fresh.cards) rows.set(card.id, card)
      lanes.value = fresh.lanes
      totals.value = fresh.totals
      refusal.value = null
      loaded.value = true
    } catch (error) {
      if (mine === question) refusal.value = toRefusal(error)
    } finally {
      if (mine === question) loading.value = false
    }
    if (mine === question) await Promise.all([...changedSince].map(refresh))
  }

  const sizeOf = (lane: Lane | undefined, least: number) => Math.min(mostCards, Math.max(least, ...(lane ? stages.map((stage) => lane.columns[stage].ids.length) : [])))

  async function loadWhole(next: BoardLook, isSame: boolean) {
    const limit = sizeOf(isSame ? lanes.value[0] : undefined, firstCards)
    const { columns } = await client.board.get({ ...next.filter, sort: next.sort, limit })
    const lane = newLane('', {})
    fill(lane, columns)
    return { lanes: [lane], cards: columns.flatMap((column) => column.items), totals: { ...lane.counts } }
  }

  async function loadLanes(next: BoardLook, isSame: boolean) {
    const by = next.lanes!
    const [{ items }, { counts }] = await Promise.all([client.board.lanes({ ...next.filter, by }), client.board.counts(next.filter)])
    const known = new Map(isSame ? lanes.value.map((lane) => [lane.value, lane]) : [])
    const fresh = items.map((item) => newLane(item.value, { [by]: item.value }, item.counts))
    const cards: BoardCard[] = []
    // The first lane stands open, so that the page is not a list of closed drawers.
    await Promise.all(fresh.map(async (lane, index) => {
      lane.open = known.size > 0 ? known.get(lane.value)?.open ?? false : index === 0
      if (!lane.open) return
      const { columns } = await client.board.get({ ...next.filter, ...lane.narrow, sort: next.sort, limit: sizeOf(known.get(lane.value), firstCardsOfLane) })
      fill(lane, columns)
      cards.push(...columns.flatMap((column) => column.items))
    }))
    return { lanes: fresh, cards, totals: counts }
  }

  function fill(lane: Lane, columns: { stage: Stage; count: number; items: BoardCard[]; next: string | null }[]): void {
    for (const { stage, count, items, next } of columns) {
      lane.counts[stage] = count
      lane.columns[stage] = { ids: items.map((card) => card.id), next, loading: false, failed: false }
    }
    lane.total = sumOf(lane.counts)
    lane.loaded = true
  }

  /** Opens or closes a lane; its cards are asked for when it opens. */
  async function toggleLane(lane: Lane): Promise<void> {
    lane.open = !lane.open
    if (!lane.open || lane.loaded || lane.loading) return
    const mine = question
    lane.loading = true
    try {
      const { columns } = await client.board.get({ ...look.value.filter, ...lane.narrow, sort: look.value.sort, limit: firstCardsOfLane })
      if (mine !== question) return
      for (const card of columns.flatMap((column) => column.items)) rows.set(card.id, card)
      fill(lane, columns)
    } catch (error) {
      lane.open = false
      refusal.value = toRefusal(error)
    } finally {
      lane.loading = false
    }
  }

  /** The next page of a column; who asks while it is on its way waits for the same one. */
  function more(lane: Lane, stage: Stage): Promise<void> {
    const column = lane.columns[stage]
    if (!column.next) return Promise.resolve()
    const coming = pagesComing.get(column) ?? loadMore(lane, stage, column, column.next).finally(() => pagesComing.delete(column))
    pagesComing.set(column, coming)
    return coming
  }

  async function loadMore(lane: Lane, stage: Stage, column: Column, cursor: string): Promise<void> {
    const mine = question
    column.loading = true
    column.failed = false
    try {
      const page = await client.board.column({ ...look.value.filter, ...lane.narrow, sort: look.value.sort, stage, cursor, limit: nextCards })
      if (mine !== question) return
      for (const card of page.items) if (!moving.has(card.id)) rows.set(card.id, card)
      const coming = page.items.map((card) => card.id).filter((id) => rows.get(id)?.stage === stage)
      column.ids = [...column.ids.filter((id) => !coming.includes(id)), ...coming]
      column.next = page.next
    } catch {
      column.failed = true
    } finally {
      column.loading = false
    }
  }

  /** Puts a card where it belongs now; null takes it off. */
  function patch(id: string, card: BoardCard | null, { keep = false } = {}): void {
    const before = rows.get(id)
    if (card) rows.set(id, card)
    else rows.delete(id)
    for (const lane of lanes.value) {
      const was = before && laneHas(look.value.lanes, lane, before) ? before.stage : null
      const is = card && laneHas(look.value.lanes, lane, card) ? card.stage : null
      if (before && was !== is) {
        if (was) lane.counts[was] -= 1
        if (is) lane.counts[is] += 1
        lane.total = sumOf(lane.counts)
      }
      if (!lane.loaded) continue
      for (const stage of stages) {
        const column: Column = lane.columns[stage]
        if (card && is === stage) placeCard(column, card, was === is ? before : undefined, rows, look.value.sort, keep)
        else takeOut(column, id)
      }
    }
    if (before && before.stage !== card?.stage) {
      totals.value[before.stage] -= 1
      if (card) totals.value[card.stage] += 1
    }
    if (card && before?.stage !== card.stage) greet(id)
  }

  function greet(id: string): void {
    arrived.add(id)
    setTimeout(() => arrived.delete(id), 1_600)
  }

  /** Asks for one card again and patches it. */
  async function refresh(id: string): Promise<void> {
    const asked = look.value
    if (loading.value) changedSince.add(id)
    const card = await client.board.card({ id, ...asked.filter }).catch(() => undefined)
    if (card === undefined || asked !== look.value || moving.has(id)) return
    if (card && card.version < (rows.get(id)?.version ?? 0)) return
    patch(id, card)
  }

  /** Counts from the database; lanes that have come into being are added, closed. */
  async function refreshCounts(): Promise<void> {
    const { filter, lanes: by } = look.value
    const mine = question
    const [answer, laneAnswer] = await Promise.all([client.board.counts(filter), by ? client.board.lanes({ ...filter, by }) : null]).catch(() => [null, null])
    if (!answer || mine !== question || moving.size > 0) return
    totals.value = answer.counts
    if (!by || !laneAnswer) {
      if (lanes.value[0]) Object.assign(lanes.value[0], { counts: { ...answer.counts }, total: sumOf(answer.counts) })
      return
    }
    const now = new Map(laneAnswer.items.map((item) => [item.value, item]))
    for (const lane of lanes.value) Object.assign(lane, { counts: now.get(lane.value)?.counts ?? noCounts(), total: now.get(lane.value)?.total ?? 0 })
    const known = new Set(lanes.value.map((lane) => lane.value))
    lanes.value.push(...laneAnswer.items.filter((item) => !known.has(item.value)).map((item) => newLane(item.value, { [by]: item.value }, item.counts)))
  }

  return { rows, lanes, totals, look, loaded, loading, refusal, moving, arrived, offsets, openFor, load, toggleLane, more, patch, refresh, refreshCounts }
})
