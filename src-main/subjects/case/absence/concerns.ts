import { isOffice, type Party } from '../domain/standing'

/** What the family said and what was found about health or detention concerns the office and the leaver's head and supervisor alone (PIPL 6, 28). */
export const concernsAbsence = (party: Pick<Party, 'roles' | 'relations'>): boolean => isOffice(party) || party.relations.includes('head') || party.relations.includes('supervisor')
