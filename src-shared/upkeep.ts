/** What is looked through, in this order. */
export const upkeepChecks = ['lock', 'versions', 'rights', 'space', 'database', 'schema', 'clock', 'log', 'projections', 'attachments', 'leftovers', 'backup'] as const
export type UpkeepCheck = (typeof upkeepChecks)[number]

/** What can be put right by the program itself, in the order in which it is done. */
export const upkeepRepairs = ['removeLeftovers', 'tightenRights', 'makeSchema', 'reindex', 'rebuild'] as const
export type UpkeepRepair = (typeof upkeepRepairs)[number]

/** Each finding: whether it is a problem or only to be known, and what repairs it. */
export const upkeepFindings = {
  IN_USE: { problem: false, repair: null },
  NODE_OLD: { problem: true, repair: null },
  SQLITE_OLD: { problem: true, repair: null },
  NEWER_DATABASE: { problem: true, repair: null },
  OLDER_DATABASE: { problem: false, repair: null },
  FOLDER_READ_ONLY: { problem: true, repair: null },
  KEY_READABLE: { problem: true, repair: 'tightenRights' },
  KEY_MISSING: { problem: false, repair: null },
  KEY_DAMAGED: { problem: true, repair: null },
  RIGHTS_NOT_CHECKED: { problem: false, repair: null },
  SPACE_FULL: { problem: true, repair: null },
  SPACE_SHORT: { problem: true, repair: null },
  SPACE_DAYS: { problem: false, repair: null },
  DATABASE_MISSING: { problem: true, repair: null },
  DATABASE_DAMAGED: { problem: true, repair: null },
  INDEX_WRONG: { problem: true, repair: 'reindex' },
  FOREIGN_KEY_BROKEN: { problem: true, repair: 'rebuild' },
  INDEX_MISSING: { problem: true, repair: 'makeSchema' },
  TRIGGER_MISSING: { problem: true, repair: 'makeSchema' },
  PROJECTION_MISSING: { problem: true, repair: 'rebuild' },
  TABLE_MISSING: { problem: true, repair: null },
  SCHEMA_DIFFERS: { problem: true, repair: null },
  SCHEMA_EXTRA: { problem: false, repair: null },
  CLOCK_BEHIND: { problem: true, repair: null },
  ACT_IN_FUTURE: { problem: true, repair: null },
  ZONE_DIFFERS: { problem: false, repair: null },
  LOG_DAMAGED: { problem: true, repair: null },
  BASIS_DIFFERS: { problem: false, repair: 'rebuild' },
  ROWS_DIFFER: { problem: true, repair: 'rebuild' },
  ROWS_EXTRA: { problem: true, repair: 'rebuild' },
  COUNTS_DIFFER: { problem: true, repair: 'rebuild' },
  SEARCH_DIFFERS: { problem: true, repair: 'rebuild' },
  FILE_MISSING: { problem: true, repair: null },
  FILE_ALTERED: { problem: true, repair: null },
  FILE_UNKNOWN: { problem: false, repair: null },
  LEFTOVERS: { problem: false, repair: 'removeLeftovers' },
  BACKUP_NOT_YET: { problem: false, repair: null },
  BACKUP_NONE: { problem: true, repair: null },
  BACKUP_OLD: { problem: true, repair: null },
  NOT_CHECKED: { problem: false, repair: null },
  CHECK_FAILED: { problem: true, repair: null },
} as const satisfies Record<string, { readonly problem: boolean; readonly repair: UpkeepRepair | null }>
export type UpkeepCode = keyof typeof upkeepFindings

export interface UpkeepFinding { readonly code: UpkeepCode; readonly data: Readonly<Record<string, string | number>> }

/** How one check went. `facts` fill the sentence that is shown when nothing was found. */
export interface UpkeepResult { readonly check: UpkeepCheck; readonly findings: readonly UpkeepFinding[]; readonly facts: Readonly<Record<string, string | number>> }

export interface UpkeepReport { readonly startedAt: string; readonly endedAt: string; readonly results: readonly UpkeepResult[] }

export const isProblem = (finding: UpkeepFinding): boolean => upkeepFindings[finding.code].problem
export const hasProblem = (report: UpkeepReport): boolean => report.results.some((result) => result.findings.some(isProblem))
/** What would put right what was found, in the order in which it is to be done. */
export const repairsFor = (report: UpkeepReport): UpkeepRepair[] => upkeepRepairs.filter((repair) => report.results.some((result) => result.findings.some((finding) => upkeepFindings[finding.code].repair === repair)))
