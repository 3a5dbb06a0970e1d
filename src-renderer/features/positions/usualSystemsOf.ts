import type { WorkerType } from '@shared/vocabulary'
import shipped from '../../../resources/accounts/usual-systems.json'

/** Systems that ship for a position, as src-main/subjects/case/accounts/usual.ts reads them. */
export const usualOf = (positionId: string, workerType: WorkerType): readonly string[] => (shipped.positions as Record<string, readonly string[]>)[positionId] ?? shipped[workerType]
