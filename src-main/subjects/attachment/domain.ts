import { accept, type Decision } from '../../../src-shared/decision'
import type { LogEvent } from '../../log/event'

/** A file that was stored; its bytes lie in the data folder under their hash. */
export interface Attachment { readonly id: string; readonly exists: boolean; readonly name: string; readonly size: number; readonly type: string; readonly hash: string; readonly storedAt: string; readonly storedBy: string; readonly storedByUserId: string }
export interface AttachmentStored { readonly type: 'attachment.stored'; readonly payload: { readonly name: string; readonly size: number; readonly type: string; readonly hash: string } }

export const attachmentTypes = new Set(['attachment.stored'])
export const initialAttachment = (id: string): Attachment => ({ id, exists: false, name: '', size: 0, type: '', hash: '', storedAt: '', storedBy: '', storedByUserId: '' })
/** Records a file under a name fit for every disk. */
export const decideStore = ({ name, size, type, hash }: AttachmentStored['payload']): Decision<AttachmentStored> => accept({ type: 'attachment.stored', payload: { name: safeFileName(name), size, type, hash } })
export const evolveAttachment = (state: Attachment, event: LogEvent): Attachment =>
  ({ ...state, ...(event.payload as AttachmentStored['payload']), exists: true, storedAt: event.wallTime, storedBy: event.actor.name, storedByUserId: event.actor.userId })

/** A name fit for every disk and every header: no path, no control characters, at most 200 characters. */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  // eslint-disable-next-line no-control-regex
  const clean = last.replace(/[\u0000-\u001f\u007f<>:"|?*\u202a-\u202e\u2066-\u2069]/g, '_').replace(/^\.+|[. ]+$/g, '').slice(0, 200)
  return clean || 'file'
}
