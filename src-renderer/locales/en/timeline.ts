import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/timeline'

export default {
  case: {
    applicationReceived: 'took in the leaver’s own application of {day}', started: 'started the handover {number} ({kind}) with {count} items; told by: {channel}', dateSet: 'changed “{date}” from {from} to {to}', reasonSet: 'changed the reason from “{from}” to “{to}”', receiversSet: 'changed the receivers from {from} to {to}', keeperSet: 'named {to} temporary keeper until {until}', keeperHandedOn: 'handed on what {keeper} kept to {to}', keeperConfirmed: 'confirmed a second time what {keeper} handed on', witnessSet: 'changed the witness from {from} to {to}', assigneeSet: 'named {to} in place of: {function}',
    stageMoved: 'moved the case from “{from}” to “{to}”', stageMoveUndone: 'undid the move, from “{from}” back to “{to}”', legalStepSet: 'changed the legal step “{step}” from “{from}” to “{to}”', voided: 'voided the case', stayed: 'recorded that the person stays, and ended the case', addendumWritten: 'wrote an addendum', fileAttached: 'uploaded “{name}” {where}', fileDetached: 'removed the file “{name}”', messagePosted: 'wrote a message {where}', messageSeen: 'saw a message that mentions them', formPrinted: 'printed {form} {number} ({copies}), content hash {hash}', paperReceived: 'recorded for {number}: {channel}, {on}, {who}',
  },
  reminder: { sent: 'reminded: {people}', snoozed: 'put reminders off until {until} ({count})', rulesSet: 'changed the reminder rules' },
  approval: {
    submitted: 'asked for approval along “{chain}” (round {round})', decided: 'said on “{step}”: {verdict}', asked: 'asked a question on “{step}”', answered: 'answered a question', withdrawn: 'recorded that the leaver withdraws', approverReplaced: 'put {to} in the place of {from} as approver of “{step}”', revoked: 'revoked round {round} of the approvals',
  },
  absence: {
    contactLogged: 'logged a contact: {at} {channel}, {who}, {result}', contactWithdrawn: 'withdrew a contact', reasonChecked: 'checked the reason of the absence: {finding}', reasonCheckWithdrawn: 'withdrew a check of the reason', noticePrepared: 'prepared: {notice} ({day}, {rule})', noticeWithdrawn: 'withdrew a notice', wayImpossible: 'recorded that “{way}” is impossible for: {notice}',
    deliverySent: 'sent on {day}, {way}: {notice}', deliveryEnded: 'recorded the delivery of: {notice}, {day} {result}', deliveryWithdrawn: 'withdrew a delivery', decided: 'recorded the decision: {decision} ({day})', decisionWithdrawn: 'withdrew the decision',
  },
  endingCheck: { filed: 'filed the ending check ({count} question) | filed the ending check ({count} questions)', withdrawn: 'withdrew the ending check', skipped: 'named {day} as the end without the ending check' },
  inventory: { made: 'listed and sealed belongings: {place}, bag {bag}, kept by {keeper}', collected: 'recorded that bag {bag} was collected by {receiver} on {day}', withdrawn: 'withdrew an inventory' },
  signature: { drawn: 'had {name} ({part}) sign on this screen for: {what}' },
  aNotice: 'notice', withheldApplication: 'took in the leaver’s own application (its words are for HR and his department)', withheldFile: 'removed a file (its name is for HR and the leaver’s department)', withheldPay: 'entered something of the settlement (figures are for HR and finance)', withheld: 'recorded something on the absence track (its words are for HR and the leaver’s department)', missingCount: '{count} thing missing | {count} things missing',
  interview: { held: 'recorded the exit interview ({day})' },
  item: {
    added: 'added the item “{item}”', begun: 'began “{item}” (was “{from}”)', submitted: 'submitted “{item}” (was “{from}”)', confirmed: 'confirmed “{item}” (was “{from}”)', reserved: 'confirmed “{item}” with reservation (was “{from}”)', returned: 'returned “{item}” (was “{from}”)', blocked: 'marked “{item}” as blocked (was “{from}”)', resumed: 'resumed “{item}”', waived: 'waived “{item}” (was “{from}”)', refused: 'recorded a refusal of “{item}” (was “{from}”)', reopened: 'opened “{item}” again (was “{from}”)', moveUndone: 'undid an act: “{item}” from “{from}” back to “{to}”',
    reassigned: 'gave “{item}” from {from} to {to}', changed: 'changed “{item}”', rowsAdded: 'added {count} row to “{item}” | added {count} rows to “{item}”', rowChanged: 'changed a row of “{item}”', rowRemoved: 'removed a row of “{item}”', rowsConfirmed: 'confirmed {count} row of “{item}” | confirmed {count} rows of “{item}”', secretSealed: 'sealed a password on “{item}” ({row})', secretRevealed: 'revealed the password on “{item}” ({row})',
  },
  settlement: { rowSet: 'entered to settle: {row}', rowRemoved: 'removed from the settlement: {row}', headSet: 'entered details of the settlement', confirmed: 'confirmed the settlement, net CNY {net}' },
  account: { listed: 'listed accounts: {accounts}', named: 'changed the sign-in name of {accounts} to {to}', freezeRequested: 'asked to freeze: {accounts} ({on})', frozen: 'recorded as frozen: {accounts} ({on})', notHeld: 'recorded that he has none: {accounts}', deleted: 'recorded as deleted: {accounts} ({on})', unfrozen: 'recorded as unfrozen: {accounts} ({on})', handedTo: 'recorded that {accounts} was handed to {to} ({on})' },
  said: { lastDay: 'Last day wished: {text}', opinion: 'opinion: {text}', inPlace: 'in place of {text}', agreedDay: 'agreed an earlier day: {text}', reason: 'Reason: {text}', told: 'What was told: {text}', override: 'Passed because: {text}', missing: 'Still missing: {text}', note: 'Note: {text}', blockedBy: 'Waiting for: {text}', witnesses: 'Witnesses: {text}' },
  field: { tags: 'Tags', dueFixed: 'Due day', needsMaterial: 'Needs material' },
  via: { desktop: 'Desktop', browser: 'Browser', api: 'API', cli: 'Command line', system: 'System' },
  changed: '{name}: {from} → {to}', value: '{name}: {value}', byRule: 'by rule', onBehalf: 'on behalf of the receiver', withRows: 'confirmed {count} rows with it', withFiles: 'Files: {names}', andMore: '{count} more rows', onItem: '(item “{item}”)', onStep: '(legal step “{step}”)', asPurpose: '({purpose})', removedRow: 'a removed row', newer: 'did something from a newer version ({type})', erased: 'the content was lawfully erased ({type})',
} satisfies Messages<typeof zh>
