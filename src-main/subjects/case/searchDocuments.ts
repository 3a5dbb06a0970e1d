import type { LocalText } from '../../../src-shared/contract/common'
import { spokenName } from '../../office/nameKeys'
import type { DocumentPart, SearchDocument } from '../search/documents'
import type { CaseItem, CaseState } from './domain/state'

const both = (place: DocumentPart['place'], text: LocalText, itemId: string | null = null): DocumentPart[] => [{ place, text: text['zh-CN'], itemId }, { place, text: text.en, itemId }]

/** What the search finds a case by: itself with its items, each message, each file. `users` see it by their part in it. */
export function caseDocuments(state: CaseState, users: ReadonlySet<string>): SearchDocument[] {
  const { leaver } = state
  const spoken = spokenName(leaver.name)
  const common = { caseId: state.id, closed: state.status !== 'open', users: [...users], department: leaver.department }
  const belongs = { context: `${leaver.name} · ${state.number}`, contextSpoken: spoken }
  return [
    {
      ...common, key: `case:${state.id}`, kind: 'case', ref: state.id, at: state.openedAt, itemId: null, exact: ['name', 'caseNumber', 'number'], context: [state.number, leaver.department].filter(Boolean).join(' · '),
      parts: [
        { place: 'name', text: leaver.name, spoken }, { place: 'caseNumber', text: state.number }, { place: 'number', text: leaver.number }, ...both('position', leaver.positionTitle), { place: 'department', text: leaver.department },
        { place: 'reason', text: state.reason }, { place: 'told', text: state.told.note }, ...state.receivers.map((one) => receiver(one.name, null)), ...state.addenda.map((one): DocumentPart => ({ place: 'addendum', text: one.text })),
        ...state.items.flatMap((item) => itemParts(item, state)),
      ],
    },
    ...state.messages.map((message): SearchDocument => ({
      ...common, ...belongs, key: `message:${message.id}`, kind: 'message', ref: message.id, at: message.at, itemId: message.itemId, exact: [], parts: [{ place: 'author', text: message.by }, { place: 'message', text: message.text }],
    })),
    // A picture of what the family wrote is found on its case by those whom it concerns, not by its name.
    ...state.attachments.filter((one) => one.purpose !== 'absence').map((file): SearchDocument => ({
      // One file can hang on several items of a case.
      ...common, ...belongs, key: `attachment:${state.id}/${file.id}/${file.itemId ?? ''}/${file.purpose}/${file.printingId ?? ''}`, kind: 'attachment', ref: file.id, at: file.at, itemId: file.itemId, exact: ['fileName'], parts: [{ place: 'fileName', text: file.name }],
    })),
  ]
}

const receiver = (name: string, itemId: string | null): DocumentPart => ({ place: 'receiver', text: name, itemId, spoken: spokenName(name) })

/** An item's words. What is sealed is no value of its row, so it never comes here. */
function itemParts(item: CaseItem, state: CaseState): DocumentPart[] {
  const otherReceiver = item.receiver && !state.receivers.some((one) => one.name === item.receiver?.name) ? [receiver(item.receiver.name, item.id)] : []
  return [
    ...both('item', item.title, item.id), { place: 'itemNote', text: item.standing.note, itemId: item.id }, { place: 'itemNote', text: item.standing.blockedBy, itemId: item.id }, ...otherReceiver,
    ...item.rows.flatMap((row) => Object.values(row.values).map((text): DocumentPart => ({ place: 'detail', text, itemId: item.id }))),
  ]
}
