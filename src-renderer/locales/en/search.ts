import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/search'

/** Words of the search. */
export default {
  title: 'Search', note: 'People, cases, messages and files in one place.', label: 'Search names, numbers, items, messages, files', hint: 'Search (press /)', hits: 'Results', kinds: 'Kinds of results', states: 'Open or closed',
  kind: { employee: 'Person', case: 'Case', message: 'Message', attachment: 'File' }, open: 'Open', ended: 'Closed', closed: 'Closed', left: 'Left',
  place: {
    name: 'Name', number: 'Employee number', caseNumber: 'Case number', phone: 'Phone', identityEnd: 'ID number ends in', department: 'Department', crew: 'Crew', employer: 'Employer', position: 'Position', reason: 'Reason', told: 'How we were told', receiver: 'Receiver', item: 'Item', itemNote: 'Note on item', detail: 'Detail', addendum: 'Addendum',
    author: 'Written by', message: 'Message', fileName: 'File name',
  },
  searching: 'Searching…', none: 'Nothing found for “{text}”', failed: 'The search did not work, please try again', noneLong: 'Nothing found for “{text}”. Try another word or fewer characters.', all: 'See all results', begin: 'Type what you are looking for.',
  can: 'You can search for names and pinyin (张伟, zw, zhangwei), parts of employee and case numbers, digits in a row of a phone number, words of two characters and more, what is written in messages and details, file names. Several words with spaces between find what has them all.',
} satisfies Messages<typeof zh>
