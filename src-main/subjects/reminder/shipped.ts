import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ReminderRules } from '../../../src-shared/contract/reminder'

/** The numbers that ship; they serve until the site sets its own. */
export const shippedReminderRules = (resources: string): ReminderRules => ReminderRules.parse(JSON.parse(readFileSync(join(resources, 'rules', 'reminders.json'), 'utf8')))
