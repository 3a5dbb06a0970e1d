import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/settings'

export default {
  title: 'Settings', note: 'Shared by the whole site.', site: 'Site', locale: 'Default language', localeHint: 'For new accounts and the sign-in page; each person chooses their own at the top right.', lockAfter: 'Lock after so many minutes without use', lockHint: 'Going on then takes the password; what was being typed is kept.', numberPrefix: 'Prefix of form numbers', numberHint: 'Printed forms are numbered prefix-form-year-counter, as {example}. Capital letters and digits only; left empty, it is made from the site’s name. A change counts for later numbers.', version: 'Version {version}, time zone {zone}',
  delegations: 'Standing in for approvals', delegationsNote: 'Who approves while one is away. It ends by itself; what is said says in whose place.', delegated: '{to} for {name}', delegationEndedBy: 'ended by {by}', delegationOver: 'over', endDelegation: 'End', endDelegationOf: 'End standing in by {name}', delegateWhose: 'Whose approvals', delegateTo: 'Who stands in', delegateFrom: 'From', delegateUntil: 'Until', delegateReason: 'Reason (optional)', delegate: 'Let stand in', account: 'My account', who: 'Account', changePassword: 'Change password', present: 'Present password', passwordChanged: 'Password changed',
} satisfies Messages<typeof zh>
