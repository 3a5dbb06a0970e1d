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
  private readonly byName = new Map<string, KnownPosition>()
  private readonly byId: ReadonlyMap<string, KnownPosition>
  /** Titles that are no position, by their key. */
  private readonly unknown = new Map<string, string>()
  /** Keys of those, by the id that stands for them. */
  private readonly standIns = new Map<string, string>()
  private readonly wanted = new Set<string>()

  constructor(positions: readonly KnownPosition[], private readonly make: boolean) {
    this.byId = new Map(positions.map((position) => [position.id, position]))
    // Retired ones last, so that one in use of the same name is found; Chinese titles before English ones.
    const ordered = [...positions].sort((a, b) => Number(a.retired) - Number(b.retired))
    for (const nameOf of [(one: KnownPosition) => one.title['zh-CN'], (one: KnownPosition) => one.title.en, (one: KnownPosition) => one.id]) {
      for (const position of ordered) {
        const key = levelled(nameOf(position))
        if (key !== '' && !this.byName.has(key)) this.byName.set(key, position)
      }
    }
  }

  /** The position of this name. One that is held already (`heldId`) may be retired. */
  find(title: string, heldId = ''): FoundPosition {
    const key = levelled(title)
    const found = this.byName.get(key)
    if (found) {
      if (found.retired && found.id !== heldId) return { reason: { code: 'POSITION_NOT_IN_USE', data: { value: title } } }
      return { position: found, id: found.id, notices: [] }
    }
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
