import { oc } from '@orpc/contract'
import { z } from 'zod'
import { locales } from '../vocabulary'
import { commonRefusals } from '../refusals/common'

/** Every procedure may answer the common refusals; each subject adds its own. */
export const base = oc.errors(commonRefusals)

/** A ULID, or a short name for what we ship (`technician`). The subject in the log is `<kind>:<id>`. */
export const EntityId = z.string().regex(/^[0-9A-Za-z][0-9A-Za-z_-]{0,39}$/).meta({ examples: ['01JD8Q6V3W9ZK4T5M2N7P0R8XA'] })

/** A calendar day of the site, YYYY-MM-DD. */
export const LocalDate = z.iso.date().meta({ examples: ['2026-11-24'] })
export type LocalDate = string

/** A month, YYYY-MM. */
export const LocalMonth = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/).meta({ examples: ['2026-11'] })

/** An instant, ISO 8601 in UTC. */
export const Instant = z.iso.datetime().meta({ examples: ['2026-11-24T01:30:00.000Z'] })

/** One line somebody typed. */
export const Line = z.string().trim().min(1).max(200)
/** A line that may be left empty. */
export const OptionalLine = z.string().trim().max(200).default('')
/** Free text of several lines. */
export const Text = z.string().trim().min(1).max(4000)

/** A text in both languages; English may be left empty, then Chinese is shown. */
export const LocalText = z.object({ 'zh-CN': z.string().trim().min(1).max(300), en: z.string().trim().max(300).default('') })
export type LocalText = z.infer<typeof LocalText>

export const LocaleName = z.enum(locales)

/**
 * Somebody with a part in a case. `user` has an account and acts himself; `employee` has none, HR records for him;
 * `outside` is a named person of another firm. The name is the one at the time of writing.
 */
export const PersonRef = z.object({ kind: z.enum(['user', 'employee', 'outside']), id: z.string().max(40).default(''), name: z.string().trim().min(1).max(60) })
export type PersonRef = z.infer<typeof PersonRef>

/** Where the next page starts; opaque. */
export const Cursor = z.string().max(400)
export const PageInput = z.object({ cursor: Cursor.optional(), limit: z.coerce.number().int().min(1).max(200).default(50) })

/** A yes or no that may come out of an address: `true`, `1`, `false`, `0`. */
export const Flag = z.preprocess((value) => (value === 'true' || value === '1' || value === 1 ? true : value === 'false' || value === '0' || value === 0 ? false : value), z.boolean())

/** What an unpaged list says for its next page, as every list does. */
export const noNext = z.null().default(null)

/** A page of a list: `next` is null on the last page. */
export const pageOf = <Shape extends z.ZodType>(item: Shape) => z.object({ items: z.array(item), next: Cursor.nullable() })

type WithoutDefault<Field> = Field extends z.ZodDefault<infer Inner> ? Inner : Field
/**
 * The fields of a PATCH: all optional and without defaults. Not `.partial()`: zod applies a default inside it, so a field
 * that was not sent would be reset to it.
 */
export const patchOf = <Shape extends z.ZodRawShape>(fields: z.ZodObject<Shape>) =>
  z.object(Object.fromEntries(Object.entries(fields.shape).map(([name, field]) => [name, z.optional((field instanceof z.ZodDefault ? field.unwrap() : field) as z.ZodType)])) as unknown as
    { [Name in keyof Shape]: z.ZodOptional<WithoutDefault<Shape[Name]> extends z.ZodType ? WithoutDefault<Shape[Name]> : never> })
