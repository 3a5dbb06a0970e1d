import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/parts'

export default {
  searchPerson: 'Type a name, pinyin or number', accounts: 'People with an account', employees: 'Employees (no account; HR records for them)', outside: 'Outside', useOutside: 'Use “{name}” (outside, or not registered)', noPerson: 'Nobody found; keep typing', removePerson: 'Remove {name}',
  chinese: 'Chinese', english: 'English', englishOptional: 'English (optional)', pickDate: 'Day, such as 2026-11-24', pickMonth: 'Month, such as 2026-11',
  inWorkdays: ' (workdays)', files: 'Attachments', noFiles: 'No attachments yet', preview: 'Preview', previewOf: 'Preview {name}', download: 'Download', downloadOf: 'Download {name}', removeFile: 'Remove {name}', noPreview: 'This kind of file has no preview here; download it to open it.',
  missing: 'The file is no longer on the disk', altered: 'The file was altered on the disk and is not opened', uploadedBy: '{by} · {at}',
  drop: 'Drop files here, paste, or', choose: 'choose files', limit: '(at most {limitMiB} MiB each)', dropNow: 'Let go to upload', uploading: 'Uploading {name}', uploadFailed: '{name} was not uploaded', dismiss: 'Dismiss', today: 'Today',
} satisfies Messages<typeof zh>
