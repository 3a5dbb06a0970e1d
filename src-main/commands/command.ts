/** One command of `desk`: what it is given and what it answers. */
export interface CommandInput {
  readonly dataDir: string
  readonly args: readonly string[]
  readonly options: { readonly port?: number | undefined; readonly demo: boolean; readonly json: boolean; readonly cases?: number | undefined; readonly seed?: number | undefined }
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

/** Sentences of the command line, both languages in one line each: the terminal has no language switch. */
export const sentences = {
  usage: 'desk COMMAND --data DIR [--json]\n  serve [--port N] [--demo]      打开站点并等待 / serve the site\n  verify                         校验整个日志和附件 / verify log and attachments\n  rebuild                        由日志重建全部视图 / rebuild projections\n  backup FILE                    备份为一个文件 / back up into one file\n  restore FILE                   恢复到空文件夹 / restore into an empty folder\n  seed --cases N --seed S        生成演示数据 / make a believable site\n  user reset-password NAME       重设密码 / reset a password',
  unknownCommand: '没有“{name}”这个命令 / there is no command “{name}”. --help',
  badOption: '参数不对 / wrong option: {what}',
  folderInUse: '数据文件夹正在被进程 {pid} 使用，请先关闭它 / the data folder is in use by process {pid}; close it first',
  newerDatabase: '这个数据文件夹由更新的版本写成({what}),本版本不会动它，请更新程序 / this folder was written by a newer version ({what}); it was left untouched, update the program',
  noSite: '这里没有站点数据 / there is no site here: {dir}',
  portTaken: '端口 {wanted} 被占用，改用 {port} / port {wanted} is taken, using {port}',
  restoredEpoch: '这是从备份恢复的文件夹，从现在起以新的纪元写入 / this folder was restored from a backup and writes in a new epoch from now on',
  failed: '没有完成 / not done: {why}',
} as const
export type SentenceKey = keyof typeof sentences
