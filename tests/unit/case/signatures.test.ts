import { describe, test, expect } from 'vitest'
import type { PersonRef } from '@shared/contract/common'
import { decideMoveStage } from '@main/subjects/case/domain/stage'
import { decideVoid } from '@main/subjects/case/domain/paper'
import { decideSign, type Sign } from '@main/subjects/case/signatures/decide'
import { ACase, asPerson } from '../../support/cases'

const leaver: PersonRef = { kind: 'employee', id: 'e-zhang', name: '老张' }
const foreman: PersonRef = { kind: 'outside', id: '', name: '赵班长' }
const picture = { id: 'a1', name: '签名.png', size: 900, type: 'image/png', hash: 'f'.repeat(64) }
const sign = (more: Partial<Sign> = {}): Sign => ({ id: 's1', part: 'leaver', person: leaver, itemIds: ['records', 'contacts'], papers: [], file: picture, wetInkOffered: false, ...more })
const started = () => ACase.started({ receivers: [asPerson('xiaoli'), foreman], witness: { kind: 'employee', id: 'e-wit', name: '钱六' } })

describe('a signature on the clerk’s screen', () => {
  test('is kept once for many items, with who drew it, for what, on whose screen, and moves nothing', () => {
    const it = started().do('hr', (state) => decideSign(state, sign()))
    expect(it.state.signatures).toEqual([{ id: 's1', part: 'leaver', person: leaver, items: ['records', 'contacts'], papers: [], attachmentId: 'a1', wetInkOffered: false, by: '王敏', pc: 'pc-1', at: expect.any(String) as string }])
    expect(it.state.attachments).toEqual([expect.objectContaining({ id: 'a1', purpose: 'signature' })])
    expect(it.item('records').standing.status).toBe('not_started')
  })

  test('is not for somebody with an account, nor for somebody without a part', () => {
    started()
      .refused('hr', (state) => decideSign(state, sign({ part: 'receiver', person: asPerson('xiaoli') })), 'SIGNER_HAS_ACCOUNT')
      .refused('hr', (state) => decideSign(state, sign({ part: 'receiver', person: { kind: 'outside', id: '', name: '路人' } })), 'PERSON_UNKNOWN')
      .refused('hr', (state) => decideSign(state, sign({ part: 'witness', person: foreman })), 'PERSON_UNKNOWN')
      .refused('hr', (state) => decideSign(state, sign({ part: 'keeper', person: foreman })), 'PERSON_UNKNOWN')
      .do('hr', (state) => decideSign(state, sign({ part: 'receiver', person: foreman })))
      .do('hr', (state) => decideSign(state, sign({ id: 's2', part: 'witness', person: { kind: 'employee', id: 'e-wit', name: '钱六' } })))
  })

  test('is for something that is there, and a picture', () => {
    started()
      .refused('hr', (state) => decideSign(state, sign({ itemIds: [] })), 'SIGNATURE_FOR_NOTHING')
      .refused('hr', (state) => decideSign(state, sign({ itemIds: ['records', 'nothing'] })), 'ITEM_UNKNOWN')
      .refused('hr', (state) => decideSign(state, sign({ file: { ...picture, type: 'application/pdf' } })), 'SIGNATURE_NOT_PICTURE')
  })

  test('of a termination, a settlement or the certificate’s receipt comes after ink on paper was offered', () => {
    const it = started()
    for (const paper of ['termination', 'settlement', 'certificate_receipt'] as const) it.refused('hr', (state) => decideSign(state, sign({ papers: [paper] })), 'SIGNATURE_WET_INK_FIRST')
    it.do('hr', (state) => decideSign(state, sign({ papers: ['handover', 'asset_return'] }))).do('hr', (state) => decideSign(state, sign({ id: 's2', papers: ['termination'], wetInkOffered: true })))
    expect(it.state.signatures.map((one) => one.wetInkOffered)).toEqual([false, true])
  })

  test('comes after archiving for a paper alone, and never on a void case', () => {
    const archived = started()
    for (const to of ['handing_over', 'awaiting_confirmation', 'to_settle', 'to_file', 'archived'] as const) archived.do('hr', (state, party) => decideMoveStage(state, { to, overrideReason: '急', today: '2026-11-23' }, party))
    archived.refused('hr', (state) => decideSign(state, sign()), 'CASE_NOT_OPEN').do('hr', (state) => decideSign(state, sign({ itemIds: [], papers: ['certificate_receipt'], wetInkOffered: true })))
    started().do('hr', (state) => decideVoid(state, '开错')).refused('hr', (state) => decideSign(state, sign({ itemIds: [], papers: ['handover'] })), 'CASE_NOT_OPEN')
  })
})
