/** Of a passphrase that a backup is to be encrypted with: whoever has the file can try as often as he likes. */
export const leastPassphrase = 10
/** When backups are made where nobody has chosen another time: PCs are on, clerks are at lunch. */
export const usualBackupTime = '12:30'
/** How many places backups may go to. */
export const mostPlaces = 2
/** How old the newest backup may be before the header says so. */
export const oldAfterDays = 3
/** How many are kept of each. */
export const keptBackups = { daily: 7, weekly: 4, monthly: 12 } as const
