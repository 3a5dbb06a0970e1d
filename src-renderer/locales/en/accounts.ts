import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/accounts'

export default {
  title: 'Accounts', note: 'His accounts in other systems, and what IT did there; this program changes no other system itself. Never write a password here.', usable: '{name} can still sign in with {count} accounts: freeze them first.', toCheck: '{name}: one account to check and freeze. | {name}: {count} accounts to check and freeze.', allFrozen: 'There is no account left that he could sign in with.', toUnfreeze: '{name} stays: {count} frozen accounts are to be unfrozen.',
  freezeAll: 'Record: all frozen', unfreezeAll: 'Record: all unfrozen', fromPosition: 'Add those of the position', chosen: '{count} chosen', chooseAll: 'Choose all accounts', choose: 'Choose {system}', nothingInCommon: 'The chosen accounts have no act in common.', none: 'No account is listed yet. Add those of the position, or one by one below.',
  system: 'System', account: 'Signs in as', accountOf: 'Change the sign-in name of {system}', state: 'State', what: 'When, who, where', acts: 'Acts on accounts', to: 'handed to {name}', actOf: '{act}: {system}', actTitle: 'Record: {act}', done: '{act}: {count} accounts',
  on: 'Done on', handTo: 'Handed to', where: 'Where, or ticket no.', wherePlaceholder: 'For example: AD console, ticket 2026-118', record: 'Record: {act} ({count})', add: 'Add an account', systemPlaceholder: 'Choose, or write its name', noPassword: 'Never a password',
} satisfies Messages<typeof zh>
