import type { Reason, SendReason } from '../../src-shared/outbox'
import { isTlsTrouble } from './certificate'
import { networkReason, tidy, type Outcome } from './transport'

/** How far it came. From `text` on the message may be the server's. */
export type SmtpStage = 'connect' | 'login' | 'envelope' | 'text'

interface SmtpError { readonly code?: string; readonly originalCode?: string; readonly responseCode?: number; readonly response?: string; readonly command?: string; readonly message?: string }

/** RFC 3463: a mailbox without room, also as 452 and 552 of RFC 5321. */
const isFull = ({ responseCode, response = '' }: SmtpError): boolean => responseCode === 452 || responseCode === 552 || /^[45]\d\d[ -][45]\.2\.2\b/.test(response)

/** What an error of the conversation means for the message and for the channel. */
export function smtpOutcome(thrown: unknown, stage: SmtpStage, { host }: { readonly host: string }, secrets: Readonly<Record<string, string>>): Outcome {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as SmtpError
  const answer = error.responseCode
  const reason = (code: SendReason): Reason => ({ code, host, ...(error.response ? { said: tidy(error.response, secrets) } : {}) })
  if (!answer) return withoutAnswer(error, stage, reason, host)
  // The server is going away or has too much to do: it says so at any time.
  if (answer === 421 && stage !== 'text') return { did: 'unreachable', reason: reason('SERVER_BUSY') }
  switch (stage) {
    case 'connect': return error.code === 'ETLS' ? { did: 'halted', reason: reason('TLS_MISSING') } : answer >= 500 ? { did: 'halted', reason: reason('SERVER_REFUSES') } : { did: 'unreachable', reason: reason('SERVER_BUSY') }
    case 'login': return answer >= 500 ? { did: 'halted', reason: reason('WRONG_PASSWORD') } : { did: 'unreachable', reason: reason('SERVER_BUSY') }
    case 'envelope':
      if (answer === 530) return { did: 'halted', reason: reason('LOGIN_NEEDED') }
      if (error.command === 'MAIL FROM') return answer >= 500 ? { did: 'halted', reason: reason('SENDER_REFUSED') } : { did: 'later', reason: reason('TRY_LATER') }
      if (isFull(error)) return { did: 'refused', reason: reason('MAILBOX_FULL') }
      return answer < 500 ? { did: 'later', reason: reason('TRY_LATER') } : { did: 'refused', reason: reason(error.command === 'RCPT TO' ? 'RECIPIENT_REFUSED' : 'MESSAGE_REFUSED') }
    case 'text':
      // An answer after the text settles it: the server did not take it.
      if (isFull(error)) return { did: 'refused', reason: reason('MAILBOX_FULL') }
      return answer < 500 ? { did: 'later', reason: reason('TRY_LATER') } : { did: 'refused', reason: reason('MESSAGE_REFUSED') }
  }
}

function withoutAnswer(error: SmtpError, stage: SmtpStage, reason: (code: SendReason) => Reason, host: string): Outcome {
  if (stage === 'text') return { did: 'uncertain', reason: reason('CUT_WHILE_SENDING') }
  const code = error.originalCode ?? error.code
  if (isTlsTrouble(code)) return { did: 'halted', reason: reason('TLS_FAILED') }
  // nodemailer asks for STARTTLS whether it is offered or not; a refusal of it has an answer.
  if (stage === 'login' && (error.code === 'EAUTH' || error.code === 'ENOAUTH')) return { did: 'halted', reason: reason('LOGIN_NOT_OFFERED') }
  if (stage === 'envelope' && error.code === 'EMESSAGE') return { did: 'refused', reason: reason('MESSAGE_REFUSED') }
  if (stage === 'envelope' && error.code === 'EENVELOPE') return { did: 'refused', reason: reason('RECIPIENT_REFUSED') }
  return { did: 'unreachable', reason: networkReason(code, host) }
}
