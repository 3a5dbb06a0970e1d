import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/exports'

export default {
  export: 'Export', of: 'Export: {name}', note: 'Every row of the list as it is filtered and ordered now, not only those loaded. What your screen does not show you is not in the file.', format: 'Format', formats: { xlsx: 'Excel workbook (.xlsx), for Excel and WPS', csv: 'CSV (.csv), for other programs' },
  withoutPersonal: 'Without identity numbers, phones and addresses', logged: 'Who exported which list, and when, goes into the log.', starting: 'Getting ready …', progress: '{count} rows written', giveUp: 'Stop', made: 'Exported “{name}”, {count} row | Exported “{name}”, {count} rows',
  title: 'Exports', recordNote: 'Which lists left the program: who took them, when, by which filter, how many rows. The content hash tells whether a file is the one exported then.', none: 'Nothing has been exported yet.', at: 'At', by: 'By', file: 'File', filter: 'Filter', rows: 'Rows', personal: 'Personal data', personalNot: 'Without', personalWith: 'With', hash: 'Content hash', everything: 'Everything',
} satisfies Messages<typeof zh>
