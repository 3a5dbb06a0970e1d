/** One command of `desk`: what it is given and what it answers. */
export interface CommandInput {
  readonly dataDir: string
  readonly args: readonly string[]
  readonly options: { readonly port?: number | undefined; readonly demo: boolean; readonly json: boolean; readonly cases?: number | undefined; readonly seed?: number | undefined; readonly yes?: boolean; readonly passphraseFile?: string | undefined }
  readonly say: Say
}

/** `code` 0 done, 1 found something wrong, 2 a mistake in the call. `result` is printed by `--json`. */
export interface CommandAnswer { readonly code: 0 | 1 | 2; readonly result: Record<string, unknown> }
export type CommandRun = (input: CommandInput) => Promise<CommandAnswer>

/** Speaks to the person at the terminal: `tell` is the answer, `note` goes to standard error. */
export interface Say {
  tell(sentence: SentenceKey, values: Readonly<Record<string, unknown>>): void
  note(sentence: SentenceKey, values: Readonly<Record<string, unknown>>): void
}

/** The folder holds no site; a command that reads one must not make one. */
export class NoSite extends Error {
  constructor(readonly dir: string) {
    super(`no site in ${dir}`)
  }
}

/** Sentences of the command line, both languages in one line each: the terminal has no language switch. */
export const sentences = {
  usage: 'desk COMMAND --data DIR [--json]\n  serve [--port N] [--demo]      打开站点并等待 / serve the site\n  verify                         校验整个日志和附件 / verify log and attachments\n  doctor [--yes]                 检查数据文件夹，能修的问过再修 / check the data folder, repair after asking\n  rebuild                        由日志重建全部视图 / rebuild projections\n  backup FILE                    备份为一个文件 / back up into one file\n  restore FILE                   恢复到空文件夹 / restore into an empty folder\n  seed --cases N --seed S        生成演示数据 / make a believable site\n  user reset-password NAME       重设密码 / reset a password\n\n退出码 / exit code: 0 完成 done, 1 有问题 something is wrong, 2 用法不对 a mistake in the call',
  helpServe: 'desk serve [--data DIR] [--port N] [--demo]\n  在本机打开站点，按 Ctrl-C 结束 / serves the site on this machine until Ctrl-C',
  helpVerify: 'desk verify [--data DIR] [--json]\n  校验日志的哈希链、签名和全部附件；程序运行时也可以 / checks the hash chain, the signatures and every attachment; the application may be running',
  helpDoctor: 'desk doctor [--yes] [--data DIR] [--json]\n  检查数据库、日志、视图、附件、磁盘、时钟、权限、版本和备份，说出哪里不对、该怎么办；能修的问过（或用 --yes）再修，修之前先复制数据库。程序运行时只检查，不修 / checks database, log, views, attachments, disk, clock, rights, versions and backup; says what is wrong and what to do; repairs what it can after asking (or with --yes), copying the database first. While the application runs it only checks',
  helpRebuild: 'desk rebuild [--data DIR] [--json]\n  由日志重建全部视图；请先关闭程序 / makes every projection anew from the log; close the application first',
  helpBackup: 'desk backup FILE [--passphrase-file F] [--data DIR] [--json]\n  把数据库和附件备份为一个文件，写完后重新打开校验；程序运行时也可以。口令取自 F 的第一行或 HANDOVER_PASSPHRASE，有口令就加密；没有时按站点的设置：定时备份加密，它也用同一口令加密；口令丢了，备份就打不开 / backs database and attachments up into one file, opened and verified after writing; the application may be running. With a passphrase (first line of F, or HANDOVER_PASSPHRASE) it is encrypted; without one it is encrypted as the scheduled backups are, with their passphrase, or not if they are not; a lost passphrase is a lost backup',
  helpRestore: 'desk restore FILE --data DIR [--passphrase-file F] [--json]\n  校验备份后恢复到空文件夹；加密的备份会问口令，或取自 F 的第一行、HANDOVER_PASSPHRASE / checks a backup, then restores it into an empty folder; for an encrypted one asks for the passphrase, or takes it from the first line of F or HANDOVER_PASSPHRASE',
  helpSeed: 'desk seed --data DIR [--cases N] [--seed S] [--json]\n  在空文件夹里生成一个可信的站点；同一天、同一 S 结果相同 / makes a believable site in an empty folder; the same on one day for the same S',
  helpUser: 'desk user reset-password NAME [--data DIR] [--json]\n  重设一个账号的密码：在终端输入，或取自 HANDOVER_NEW_PASSWORD，都没有时生成一个 / resets a password: typed at the terminal, taken from HANDOVER_NEW_PASSWORD, or else made up',
  unknownCommand: '没有“{name}”这个命令 / there is no command “{name}”. --help',
  badOption: '参数不对 / wrong option: {what}',
  folderInUse: '数据文件夹正在被进程 {pid} 使用，请先关闭它 / the data folder is in use by process {pid}; close it first',
  newerDatabase: '这个数据文件夹由更新的版本写成（{what}），本版本不会动它，请更新程序 / this folder was written by a newer version ({what}); it was left untouched, update the program',
  noSite: '这里没有站点数据 / there is no site here: {dir}',
  portTaken: '端口 {wanted} 被占用，改用 {port} / port {wanted} is taken, using {port}',
  restoredEpoch: '这是从备份恢复的文件夹，从现在起以新的纪元写入 / this folder was restored from a backup and writes in a new epoch from now on',
  failed: '没有完成 / not done: {why}',
  diskFull: '磁盘已满（剩 {free} MiB），没有写入任何东西：{dir}。请腾出空间后重试 / the disk is full ({free} MiB left), nothing was written; free some space and try again',
  diskFailed: '磁盘读写出错：{dir}。请检查磁盘和连线，把数据文件夹复制到好的磁盘后重试 / the disk failed; check it and its cable, copy the data folder to a good disk and try again',
  databaseDamaged: '数据库文件已损坏，没有再写入：{dir}。请先复制整个文件夹留底，再运行 desk doctor 修复；修不好时恢复最近的备份 {backup} / the database is damaged and was not written further; copy the whole folder first, then run desk doctor, and if it cannot repair it restore the newest backup: desk restore "{backup}" --data EMPTY_DIR',
  databaseDamagedNoBackup: '数据库文件已损坏，没有再写入：{dir}。请先复制整个文件夹留底，再运行 desk doctor 修复；修不好时从别处（U 盘、别的文件夹）的备份恢复，本文件夹里没有备份 / the database is damaged and was not written further; copy the whole folder first, then run desk doctor; if it cannot repair it restore a backup kept elsewhere, there is none in this folder',
  folderGone: '数据文件夹不在这里了（被移走、改名或删除）：{dir}。请把它放回原处，找不到时从备份恢复 / the data folder is no longer here (moved, renamed or deleted); put it back, or restore a backup',
  folderReadOnly: '数据文件夹不能写入：{dir}。请给运行的账号写入权限，或取消磁盘的写保护 / the data folder cannot be written; give this account the right to write, or take the write protection off the disk',

  verified: '日志完好：{events} 个事件，{files} 个附件 / the log is intact: {events} events, {files} attachments',
  head: '  {replica} 纪元 / epoch {epoch}: {seq} {hash}',
  verifying: '已校验 {events} 个事件 / {events} events checked',
  badEvent: '日志有问题：副本 {replica} 纪元 {epoch} 第 {seq} 个事件，{what} / the log is not intact: replica {replica}, epoch {epoch}, event {seq}: {whatInEnglish}',
  badFile: '附件{what}：{name}（{hash}） / attachment {whatInEnglish}: {name} ({hash})',
  badPage: '日志和附件完好，但数据库里的视图或索引有损坏（{what}）；请运行 desk doctor 修复 / log and attachments are intact, but views or indexes in the database are damaged; run desk doctor to repair them',
  rebuilt: '已重建 {subjects} 个对象的视图 / the projections of {subjects} subjects were rebuilt',
  rebuilding: '正在由日志重建视图：{percent}%（{subjects} 个对象） / rebuilding the views from the log: {percent}% ({subjects} subjects)',
  rebuildingAtStart: '程序、日历或规则更新了，正在由日志重建视图，请稍候：{percent}% / the program, the calendar or the rules have changed, the views are being rebuilt from the log, please wait: {percent}%',
  checking: '正在检查：{zh} / checking: {en}',
  checkGood: '[好 / ok]  {zh}：{goodZh} / {en}: {goodEn}',
  checkNotice: '[注意 / note]  {zh}：{whatZh}。{todoZh} / {en}: {whatEn}. {todoEn}',
  checkProblem: '[问题 / problem]  {zh}：{whatZh}。{todoZh} / {en}: {whatEn}. {todoEn}',
  checkedGood: '没有发现问题 / nothing is wrong',
  checkedBad: '发现 {count} 个问题 / {count} problems found',
  mayRepair: '可以修复 / can be repaired: {zh} / {en}',
  askRepair: '现在修复吗？修复前会复制数据库 / repair now? The database is copied first. (y/n) ',
  repairLater: '没有修复。要修复请用 --yes / nothing was repaired; use --yes to repair',
  repairNotWhileInUse: '程序正在运行（进程 {pid}），没有修复；请先关闭它 / the application is running (process {pid}), nothing was repaired; close it first',
  repairNotDamaged: '数据库或日志已损坏，不能修复，请从备份恢复 / database or log are damaged and cannot be repaired; restore a backup',
  repaired: '已修复，再检查一遍 / repaired, checking once more',
  repairCopy: '修复前的数据库在 / the database as it was before is in {copy}',
  backedUp: '已备份并校验：{file}，{events} 个事件，{files} 个附件 / backed up and verified: {file}, {events} events, {files} attachments',
  backupDamaged: '备份已完成，但有 {count} 个附件缺失或被改动，没有备份进去 / the backup is good, but {count} attachments are missing or altered and are not in it',
  fileExists: '文件已存在，请换一个名字 / the file exists, choose another name: {file}',
  restored: '已恢复到 {dir}：{events} 个事件，{files} 个附件；第一次打开起以新的纪元写入 / restored into {dir}: {events} events, {files} attachments; it writes in a new epoch from its first start on',
  folderNotEmpty: '文件夹不是空的，不会覆盖：请另选一个空文件夹 / the folder is not empty and is not overwritten, choose another: {dir}',
  notABackup: '这不是交接台的备份文件 / this is not a backup of Handover Desk: {detail}',
  newerBackup: '备份来自更新的版本，请更新程序 / the backup was made by a newer version, update the program ({detail})',
  askPassphrase: '备份的口令 / passphrase of the backup: ',
  passphraseShort: '口令至少 {least} 个字 / a passphrase needs at least {least} characters',
  passphraseNeeded: '这个备份加了密：请用 --passphrase-file 或 HANDOVER_PASSPHRASE 给出口令 / the backup is encrypted: give its passphrase with --passphrase-file or HANDOVER_PASSPHRASE',
  wrongPassphrase: '口令不对，什么也没有恢复 / the passphrase is wrong, nothing was restored',
  targetFailed: '备份没有写成，那里写不进去（{code}）：盘满、只读或已拔出 / the backup was not written, its place cannot take it ({code}): full, read-only or gone',
  damagedBackup: '备份文件已损坏，什么也没有恢复 / the backup is damaged, nothing was restored: {detail}',
  seeding: '已生成 {done} / {cases} 个交接单 / {done} of {cases} cases made',
  seeded: '已生成 {cases} 个交接单、{events} 个事件、{people} 人，用时 {seconds} 秒 / made {cases} cases, {events} events, {people} people in {seconds} s',
  noSuchUser: '没有“{name}”这个账号 / there is no account “{name}”',
  askPassword: '“{name}”的新密码 / new password of “{name}”: ',
  askPasswordAgain: '再输入一次 / once more: ',
  passwordsDiffer: '两次输入不一样，密码没有改 / the two differ, the password stays as it was',
  passwordReset: '“{name}”的密码已重设，此账号须重新登录 / the password of “{name}” was reset; it has to sign in again',
  passwordMadeUp: '新密码（只显示这一次） / new password, shown this once: {password}',
} as const
export type SentenceKey = keyof typeof sentences
