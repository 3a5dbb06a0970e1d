import type { LocalText } from '../../../../src-shared/contract/common'
import type { ImportNotice, ImportReason } from '../../../../src-shared/importReasons'
import type { WorkerType } from '../../../../src-shared/vocabulary'
import { levelled } from '../../../office/nameKeys'
import { newPositionId, type ShownValue } from './assessed'

/** A position as lists name it: by either title, or by its id. */
export interface KnownPosition { readonly id: string; readonly title: LocalText; readonly workerType: WorkerType; readonly hazard: boolean; readonly retired: boolean }

export type FoundPosition =
  | { readonly position: KnownPosition | null; readonly id: string; readonly notices: readonly ImportNotice[] }
  | { readonly reason: ImportReason }

/** Finds the positions that a list names, and keeps those that are to be made. */
export class PositionsNamed {
  private readonly byTitle: ReadonlyMap<string, readonly KnownPosition[]>
  private readonly byId: ReadonlyMap<string, KnownPosition>
  private readonly byLevelledId: ReadonlyMap<string, readonly KnownPosition[]>
  /** Titles that are no position, by their key. */
  private readonly unknown = new Map<string, string>()
  /** Keys of those, by the id that stands for them. */
  private readonly standIns = new Map<string, string>()
  private readonly wanted = new Set<string>()

  constructor(positions: readonly KnownPosition[], private readonly make: boolean) {
    this.byId = new Map(positions.map((position) => [position.id, position]))
    this.byTitle = byKeys(positions, (position) => [position.title['zh-CN'], position.title.en])
    this.byLevelledId = byKeys(positions, (position) => [position.id])
  }

  /**
   * The position of this title or id. Of several, those in use come before retired ones, and one that is held already before all,
   * retired or not. Two in use are told apart by nothing: English titles may repeat.
   */
  find(title: string, held: readonly string[] = []): FoundPosition {
    const key = levelled(title)
    const named = this.byTitle.get(key) ?? this.byLevelledId.get(key) ?? []
    const kept = named.filter((one) => held.includes(one.id))
    const meant = kept.length > 0 ? kept : named.filter((one) => !one.retired)
    if (meant.length > 1) return { reason: { code: 'POSITION_AMBIGUOUS', data: { value: title, titles: meant.map((one) => one.title['zh-CN']).join(' / ') } } }
    const [found] = meant
    if (found) return { position: found, id: found.id, notices: [] }
    if (named.length > 0) return { reason: { code: 'POSITION_NOT_IN_USE', data: { value: title } } }
    if (!this.unknown.has(key)) this.unknown.set(key, title)
    if (!this.make) return { reason: { code: 'POSITION_NOT_KNOWN', data: { value: title } } }
    const id = newPositionId(key)
    this.standIns.set(id, key)
    return { position: null, id, notices: [{ code: 'POSITION_WILL_BE_MADE', data: { value: this.unknown.get(key)! } }] }
  }

  /** A row that comes in needs it. */
  want(id: string): void {
    const key = this.standIns.get(id)
    if (key !== undefined) this.wanted.add(key)
  }

  /** The title of a position that is there, or is to be made. */
  titleOf(id: string): ShownValue {
    const known = this.byId.get(id)
    return known ? { local: known.title } : (this.unknown.get(this.standIns.get(id) ?? '') ?? '')
  }

  get unknownTitles(): string[] {
    return [...this.unknown.values()]
  }

  get toMake(): { key: string; title: string }[] {
    return [...this.wanted].map((key) => ({ key, title: this.unknown.get(key)! }))
  }
}

/** Positions by each of their names; a position that has one name twice is there once. */
function byKeys(positions: readonly KnownPosition[], namesOf: (position: KnownPosition) => readonly string[]): ReadonlyMap<string, readonly KnownPosition[]> {
  const found = new Map<string, KnownPosition[]>()
  for (const position of positions) {
    for (const key of new Set(namesOf(position).map(levelled))) {
      if (key === '') continue
      const same = found.get(key)
      if (same) same.push(position)
      else found.set(key, [position])
    }
  }
  return found
}
