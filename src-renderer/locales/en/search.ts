import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/search'

/** Words of the search. */
export default {
  title: 'Search', note: 'Names (pinyin initials such as lz work too), numbers, items, messages, file names.', label: 'Search names, items, messages, files', hint: 'Search (press /)', hits: 'Results', kinds: 'Kinds of results', kind: { case: 'Case', employee: 'Employee', item: 'Item', message: 'Message', attachment: 'File' },
  searching: 'Searching…', none: 'Nothing found for “{text}”', noneLong: 'Nothing found for “{text}”. Try another word, a part of the name or its pinyin initials.', all: 'See all results', begin: 'Type a name, an item, a message or a file name.',
} satisfies Messages<typeof zh>
