/** Where a step stands on the case page: a legal step by its name, one of the absent track on its tab, the missing end date among the dates. */
export const stepQuery = (stepId: string): Record<string, string> =>
  (stepId === 'track.set_end' ? { date: 'endOn' } : stepId.startsWith('track.') ? { tab: 'absence' } : { step: stepId })
