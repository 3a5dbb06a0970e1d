import type { Messages } from '@renderer/app/i18n'
import type zh from '../zh-CN/condition'

export default {
  DISK_FULL: { title: 'The disk is full: nothing can be saved for now', text: 'You can go on reading. Free some space on the disk that holds the data (empty the bin, move large files away); saving then works again by itself, without a restart.' },
  DISK_FAILED: { title: 'The disk failed: saving has stopped', text: 'Whatever was saved before is there. Check the disk and its cable, then start Handover Desk again; if it comes back, ask the administrator to copy the data folder to a good disk.' },
  DATABASE_DAMAGED: { title: 'The database file is damaged: saving has stopped', text: 'Nothing is written any more, so that no more is lost. Ask the administrator to close Handover Desk, copy the whole data folder, then run desk doctor to check and repair it; if that fails, restore a backup.' },
  FOLDER_GONE: { title: 'The data folder is not where it was: saving has stopped', text: 'It was moved, renamed or deleted. Put it back and saving works again by itself; if it cannot be found, ask the administrator to restore a backup.' },
  FOLDER_READ_ONLY: { title: 'The data folder cannot be written: nothing can be saved for now', text: 'You can go on reading. Give the account that runs Handover Desk the right to write, or take the write protection off the disk; saving then works again by itself.' },
  newestBackup: 'Newest backup in the data folder: {name}', noBackup: 'There is no backup in the data folder. Look for one on a stick or in another folder.',
  clock: {
    behind: { title: 'This PC’s clock may be slow: it says {now}', text: 'The latest record was made at {latest}. Set the date and time of the PC, or new records will carry a wrong time; their order stays right.' },
    ahead: { title: 'This PC’s clock may be fast: it says {now}', text: 'The latest record was made at {latest}. If the date is wrong, set the clock before you go on, or new records will carry a wrong time.' },
    believe: 'The date is right',
  },
} satisfies Messages<typeof zh>
