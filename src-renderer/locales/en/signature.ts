import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/signature'

export default {
  of: 'Please sign on the screen', forItems: 'Sign', again: 'Sign for a paper', who: 'Who signs', whoNone: 'Nobody without an account has a part here. Who has an account signs in and confirms.', items: 'Items signed for', papers: 'Papers signed for', pad: 'Signature: write with a finger, a pen or the mouse', clear: 'Start again', save: 'Save the signature',
  statement: 'I have seen the above and it is true. Both sides agree that signing electronically may be used; this signature is supporting evidence and is kept with the paper signed by hand.', wetInk: 'For a notice of termination, a settlement and the receipt of a certificate, offer ink on paper first.', wetInkOffered: 'Ink on paper was offered; the person still chooses the screen', evidence: 'kept as supporting evidence', inkOffered: 'ink on paper was offered; the screen was chosen',
  file: 'signature-{name}.png', saved: 'The signature of {name} is kept', list: 'Signatures on the screen', line: '{name} ({part}) · {what}', where: '{at}, on the screen of {by} ({pc})', picture: 'Signature of {name}',
  part: { leaver: 'Leaver', receiver: 'Receiver', keeper: 'Keeper', witness: 'Witness' },
  paper: { handover: 'Handover list', asset_return: 'Asset return slip', settlement: 'Settlement', termination: 'Notice of termination', certificate_receipt: 'Receipt of the certificate' },
} satisfies Messages<typeof zh>
