import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/refusal'

export default {
  NO_CONNECTION: 'No connection, so nothing is saved yet. What you typed is kept; try again in a moment.',
  UNEXPECTED: 'That did not work ({message}). Try again; if it fails again, tell the administrator.',
} satisfies Messages<typeof zh>
