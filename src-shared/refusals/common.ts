import { z } from 'zod'

/** What any procedure may answer. */
export const commonRefusals = {
  INVALID_INPUT: { status: 400, data: z.object({ field: z.string(), reason: z.string(), limit: z.string().default('') }) },
  NOT_SIGNED_IN: { status: 401, data: z.object({}) },
  SESSION_LOCKED: { status: 423, data: z.object({}) },
  NOT_ALLOWED: { status: 403, data: z.object({}) },
  NOT_FOUND: { status: 404, data: z.object({ kind: z.string() }) },
  CHANGED_MEANWHILE: { status: 409, data: z.object({}) },
  KEY_REUSED: { status: 409, data: z.object({}) },
  SITE_NOT_SET_UP: { status: 409, data: z.object({}) },
  DISK_FULL: { status: 507, data: z.object({}) },
  DISK_FAILED: { status: 503, data: z.object({}) },
  DATABASE_DAMAGED: { status: 503, data: z.object({}) },
  FOLDER_GONE: { status: 503, data: z.object({}) },
  FOLDER_READ_ONLY: { status: 503, data: z.object({}) },
  NOT_SAVED: { status: 500, data: z.object({ number: z.string() }) },
} as const
