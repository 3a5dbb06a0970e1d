import type { Reason, SendReason } from '../../src-shared/outbox'
import type { HttpResult } from './httpCall'
import { tidy, type Outcome } from './transport'

interface Judging { readonly host: string; readonly secrets: Readonly<Record<string, string>>; /** A second one does no harm: what was lost is sent again. */ readonly repeatable: boolean }

/** What a call without a good answer means; null when the status is a good one and the answer's text decides. */
export function httpOutcome(result: HttpResult, { host, secrets, repeatable }: Judging): Outcome | null {
  switch (result.got) {
    case 'withdrawn': return { did: 'withdrawn' }
    case 'nothing': return result.halt ? { did: 'halted', reason: result.reason } : { did: 'unreachable', reason: result.reason }
    case 'lost': return repeatable ? { did: 'later', reason: { code: 'CONNECTION_CUT', host } } : { did: 'uncertain', reason: { code: 'CUT_WHILE_SENDING', host } }
    case 'answer': return ofStatus(result, (code) => ({ code, host, said: tidy(`${result.status} ${result.text}`, secrets) }))
  }
}

function ofStatus({ status, retryAfterMs }: Extract<HttpResult, { got: 'answer' }>, reason: (code: SendReason) => Reason): Outcome | null {
  const after = retryAfterMs === null ? {} : { afterMs: retryAfterMs }
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return { did: 'halted', reason: reason('ADDRESS_MOVED') }
  if (status === 401 || status === 403) return { did: 'halted', reason: reason('KEY_REFUSED') }
  if (status === 404 || status === 405 || status === 410) return { did: 'halted', reason: reason('ADDRESS_WRONG') }
  if (status === 429) return { did: 'unreachable', reason: reason('TOO_MANY'), ...after }
  if (status === 408 || status >= 500) return { did: 'later', reason: reason('SERVER_ERROR'), ...after }
  return { did: 'refused', reason: reason('MESSAGE_REFUSED') }
}
