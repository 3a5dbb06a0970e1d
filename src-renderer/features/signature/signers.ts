import type { CaseView } from '@shared/contract/case'
import type { PersonRef } from '@shared/contract/common'
import type { SignerPart } from '@shared/vocabulary'

export interface Signer { readonly key: string; readonly part: SignerPart; readonly person: PersonRef }

/** Everybody with a part in the case who has no account, and so signs on somebody else's screen; each part once. */
export function signersOf(view: CaseView): Signer[] {
  const people: [SignerPart, PersonRef | null | undefined][] = [
    ['leaver', { kind: 'employee', id: view.leaver.id, name: view.leaver.name }], ...view.receivers.map((one): [SignerPart, PersonRef] => ['receiver', one]), ...view.items.map((item): [SignerPart, PersonRef | null] => ['receiver', item.receiver]),
    ['keeper', view.keeper?.person], ['witness', view.witness],
  ]
  const found = new Map<string, Signer>()
  for (const [part, person] of people) {
    if (!person || person.kind === 'user') continue
    const key = `${part} ${person.kind} ${person.id || person.name}`
    if (!found.has(key)) found.set(key, { key, part, person })
  }
  return [...found.values()]
}
