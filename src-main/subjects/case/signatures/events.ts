import type { PersonRef } from '../../../../src-shared/contract/common'
import type { SignedPaper, SignerPart } from '../../../../src-shared/vocabulary'
import type { Fact } from '../domain/fact'

export interface SignatureDrawn { readonly id: string; readonly part: SignerPart; readonly person: PersonRef; readonly items: readonly string[]; readonly papers: readonly SignedPaper[]; readonly attachmentId: string; readonly wetInkOffered: boolean }

/** Somebody signed on a clerk's screen; whose and which PC the fact's actor says. */
export type SignatureEvent = Fact<'signature.drawn', SignatureDrawn>
export const signatureTypes = ['signature.drawn'] as const satisfies readonly SignatureEvent['type'][]
