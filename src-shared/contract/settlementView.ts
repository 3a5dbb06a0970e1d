import { z } from 'zod'
import { settlementComponents, settlementDirections } from '../vocabulary'
import { EntityId, LocalDate, OptionalLine } from './common'

const Fen = z.number().int().min(0).max(100_000_000_000)
/** A row of what is owed; without a figure it is open. `damage` has the value left computed from age and use. */
export const SettlementRowFields = z.object({
  component: z.enum(settlementComponents), source: OptionalLine, direction: z.enum(settlementDirections), fen: Fen.nullable().default(null), settled: z.boolean().default(false), remark: OptionalLine,
  damage: z.object({ newFen: Fen, boughtOn: LocalDate, lifeMonths: z.number().int().min(1).max(600) }).nullable().default(null),
})
export const SettlementRow = SettlementRowFields.extend({ id: EntityId })
export type SettlementRow = z.infer<typeof SettlementRow>
export const SettlementHead = z.object({ attendanceDays: z.number().min(0).max(31).nullable(), payOn: LocalDate.nullable(), accountTail: z.string().trim().regex(/^[0-9]{0,6}$/) })
export type SettlementHead = z.infer<typeof SettlementHead>

export const SettlementView = SettlementHead.extend({
  rows: z.array(SettlementRow.extend({ /** Of a damaged thing, on the day he left. */ valueLeftFen: z.number().nullable() })),
  totals: z.object({ payableFen: z.number(), receivableFen: z.number(), netFen: z.number(), open: z.number() }), inWords: z.string(),
  cap: z.object({ payFen: z.number().nullable(), damageFen: z.number(), capFen: z.number().nullable(), overFen: z.number(), minimumWageKnown: z.boolean() }),
  confirmed: z.object({ by: z.string(), at: z.string(), note: z.string() }).nullable(), mayEdit: z.boolean(), mayConfirm: z.boolean(),
})
export type SettlementView = z.infer<typeof SettlementView>
