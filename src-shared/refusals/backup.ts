import { z } from 'zod'

const ofPlace = z.object({ path: z.string() })

/** Making backups: what the place, the site or the plan does not allow. */
export const backupRefusals = {
  BACKUP_RUNNING: { status: 409, data: z.object({}) },
  BACKUP_NO_PLACE: { status: 422, data: z.object({ field: z.literal('places') }) },
  BACKUP_PLACE_TWICE: { status: 422, data: z.object({ field: z.literal('places'), path: z.string() }) },
  BACKUP_PLACE_RELATIVE: { status: 422, data: z.object({ field: z.literal('places'), path: z.string() }) },
  BACKUP_PLACE_MISSING: { status: 422, data: ofPlace },
  BACKUP_PLACE_READ_ONLY: { status: 422, data: ofPlace },
  BACKUP_PLACE_FULL: { status: 507, data: ofPlace },
  BACKUP_PLACE_FAILED: { status: 422, data: z.object({ path: z.string(), code: z.string() }) },
  BACKUP_LOG_BAD: { status: 409, data: z.object({ detail: z.string() }) },
  BACKUP_NOT_VERIFIED: { status: 422, data: z.object({ path: z.string(), detail: z.string() }) },
  BACKUP_KEY_MISSING: { status: 409, data: z.object({}) },
  BACKUP_FAILED: { status: 500, data: z.object({ reason: z.string() }) },
  PASSPHRASE_TOO_SHORT: { status: 422, data: z.object({ field: z.literal('passphrase'), least: z.number() }) },
} as const

/** Restoring a backup at the first start. */
export const restoreRefusals = {
  RESTORE_NOT_HERE: { status: 403, data: z.object({}) },
  RESTORE_FILE_GONE: { status: 404, data: z.object({}) },
  RESTORE_NOT_A_BACKUP: { status: 422, data: z.object({}) },
  RESTORE_NEWER: { status: 422, data: z.object({}) },
  RESTORE_DAMAGED: { status: 422, data: z.object({ detail: z.string() }) },
  RESTORE_PASSPHRASE_NEEDED: { status: 422, data: z.object({ field: z.literal('passphrase') }) },
  RESTORE_WRONG_PASSPHRASE: { status: 422, data: z.object({ field: z.literal('passphrase') }) },
  RESTORE_NO_ROOM: { status: 507, data: z.object({ needMiB: z.number(), freeMiB: z.number() }) },
  RESTORE_NOTHING_READY: { status: 409, data: z.object({}) },
} as const
