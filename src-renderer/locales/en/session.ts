import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/session'

export default {
  signIn: 'Sign in', name: 'Sign-in name', password: 'Password', forgot: 'Forgot it? The administrator of this site can set a new one.', demo: 'Demonstration accounts', demoNote: 'This is a demonstration site: one press signs in. The password is always {password}.',
  firstStart: 'First start', firstStartNote: 'Three small steps. Everything can be changed later in the settings.', steps: 'Steps', step_language: 'Language', step_site: 'Site', step_administrator: 'Administrator', languageAsk: 'Which language does this site use?',
  siteName: 'Name of the site', siteNameHint: 'For example: Riverside phase II project', company: 'Company', companyHint: 'Printed at the head of forms and certificates', displayName: 'Your name', nameHint: 'What you type to sign in: letters or digits, such as admin', passwordHint: 'At least 8 characters', again: 'Password once more', next: 'Next', finish: 'Finish and sign in',
  needed: 'Please fill this in', nameForm: '2 to 32 letters, digits, dots, hyphens or underscores', passwordShort: 'At least 8 characters', notSame: 'The two passwords differ',
} satisfies Messages<typeof zh>
