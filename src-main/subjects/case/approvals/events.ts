import type { LocalText } from '../../../../src-shared/contract/common'
import type { ChainStep } from '../../../../src-shared/contract/chain'
import type { ApprovalVerdict, ToldChannel } from '../../../../src-shared/vocabulary'

type Fact<Type extends string, Payload> = { readonly type: Type; readonly payload: Payload; readonly base?: string | null }
export interface Named { readonly id: string; readonly name: string }

/** A step as the round keeps it, with who could act when the round began. */
export type RoundStep = ChainStep & { readonly people: readonly Named[]; /** Nobody held it: this is who was named in its place when the case began. */ readonly assigned?: boolean }

/** Which round a fact is about: its id, in facts since it has one, and the number it had then, for people to read. Two PCs that had not met give two rounds one number. */
export interface OfRound { readonly round: number; readonly roundId?: string }

/** What was handed in, with the chain it follows: a later change of the chain leaves this round alone. */
export interface ApprovalSubmitted {
  /** The site's day: time limits count from it. */
  readonly on: string
  readonly round: number; readonly chain: { readonly id: string; readonly version: number; readonly name: LocalText }; readonly steps: readonly RoundStep[]
  /** Of an employee's own notice: how many days it runs and until when, null while the day of notice is unknown. */
  readonly notice: { readonly days: number; readonly termEndsOn: string | null; readonly ground: LocalText; /** Whether the term is that of probation. */ readonly probation?: boolean } | null
  readonly lastDay: string | null; readonly reason: string; readonly onBehalf: { readonly channel: ToldChannel; readonly note: string } | null
  /** Handed in with the leaver's own application: which, and when he wrote it. */
  readonly application?: { readonly id: string; readonly at: string }
  readonly cause: 'submitted' | 'resubmitted' | 'date_changed'
}

export interface ApprovalDecided extends OfRound {
  readonly on: string
  readonly step: string; readonly verdict: ApprovalVerdict; readonly opinion: string; readonly agreedLastDay: string | null
  /** Whose place was taken, where it was not one's own. */
  readonly for: Named | null; readonly as: 'self' | 'delegate' | 'office'; readonly reason: string
}

export type ApprovalEvent =
  | Fact<'approval.submitted', ApprovalSubmitted>
  | Fact<'approval.decided', ApprovalDecided>
  | Fact<'approval.asked', OfRound & { readonly step: string; readonly id: string; readonly text: string }>
  | Fact<'approval.answered', OfRound & { readonly question: string; readonly text: string; readonly onBehalf: ToldChannel | null }>
  | Fact<'approval.withdrawn', OfRound & { readonly reason: string; readonly channel: ToldChannel | null }>
  | Fact<'approval.approverReplaced', OfRound & { readonly step: string; readonly from: Named; readonly to: Named }>
  | Fact<'approval.revoked', OfRound & { readonly reason: string }>

export const approvalTypes = ['approval.submitted', 'approval.decided', 'approval.asked', 'approval.answered', 'approval.withdrawn', 'approval.approverReplaced', 'approval.revoked'] as const satisfies readonly ApprovalEvent['type'][]
