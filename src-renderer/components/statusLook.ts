import type { CaseStatus, ItemStatus, Stage } from '@shared/vocabulary'

/** Colour of a word. The word itself is always shown: colour is never the only sign. */
export type Look = 'primary' | 'success' | 'warning' | 'danger' | 'info'

export const lookOfItem: Record<ItemStatus, Look> = {
  not_started: 'info', in_progress: 'primary', submitted: 'warning', returned: 'danger', blocked: 'danger', confirmed: 'success', reserved: 'success', waived: 'info', refused: 'danger',
}
export const lookOfStage: Record<Stage, Look> = {
  to_start: 'info', handing_over: 'primary', awaiting_confirmation: 'warning', to_settle: 'warning', to_file: 'primary', archived: 'success',
}
export const lookOfCase: Record<CaseStatus, Look> = { open: 'primary', archived: 'success', voided: 'info', stayed: 'info' }
