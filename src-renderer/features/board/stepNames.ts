import type { LocalText } from '@shared/contract/common'
import steps from '../../../resources/rules/legal-steps.json'

const names = new Map<string, LocalText>(steps.map((step) => [step.id, step.name]))

/** The full name of a legal step, which a card's strip has no room for. The short one where a newer site knows a step that we do not. */
export const stepName = (id: string, short: LocalText): LocalText => names.get(id) ?? short
