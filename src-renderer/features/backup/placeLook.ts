import type { PlaceView } from '@shared/contract/backup'
import type { ShownRefusal } from '@renderer/app/client/refusal'

/** What a place cannot do now, as the refusal that says what to do; null when it is ready. */
export function placeTrouble({ state, folder }: Pick<PlaceView, 'state' | 'folder'>): ShownRefusal | null {
  switch (state) {
    case 'ready': return null
    case 'missing': return { code: 'BACKUP_PLACE_MISSING', data: { path: folder } }
    case 'read_only': return { code: 'BACKUP_PLACE_READ_ONLY', data: { path: folder } }
    case 'full': return { code: 'BACKUP_PLACE_FULL', data: { path: folder } }
    case 'failed': return { code: 'BACKUP_PLACE_FAILED', data: { path: folder, code: '' } }
  }
}

/** A failure on record, as the refusal it was. */
export const failureOf = (failure: NonNullable<PlaceView['failure']>): ShownRefusal => ({ code: failure.code, data: failure.data }) as ShownRefusal
