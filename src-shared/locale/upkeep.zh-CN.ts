import type { UpkeepCheck, UpkeepCode, UpkeepRepair } from '../upkeep'

/** Words of the data check: what was found and what to do about it. */
export interface UpkeepWords {
  readonly check: Readonly<Record<UpkeepCheck, string>>
  readonly good: Readonly<Record<UpkeepCheck, string>>
  readonly finding: Readonly<Record<UpkeepCode, { readonly what: string; readonly todo: string }>>
  readonly repair: Readonly<Record<UpkeepRepair, string>>
  readonly noBackup: string
}

export const upkeepZh: UpkeepWords = {
  check: {
    lock: '是否正在使用', versions: '版本', rights: '文件权限', space: '磁盘空间', database: '数据库', schema: '表和索引', clock: '时钟', log: '日志', projections: '视图与日志是否一致', attachments: '附件', leftovers: '残留文件', backup: '备份',
  },
  good: {
    lock: '没有程序在使用这个数据文件夹', versions: '交接台 {app}，SQLite {sqlite}，Node {node}', rights: '数据文件夹可写，密钥只有本人能读', space: '剩余 {free} MB，数据库 {size} MB', database: '数据库文件完好，{size} MB', schema: '{objects} 个表、索引和触发器齐全',
    clock: '时钟正常，最后一次操作在 {last}', log: '{events} 个事件完好，签名正确', projections: '{subjects} 个对象的 {rows} 行与日志一致', attachments: '{files} 个附件完好', leftovers: '没有残留文件', backup: '最近的备份是 {file}，{days} 天前',
  },
  finding: {
    IN_USE: { what: '程序正在运行（进程 {pid}）', todo: '可以检查；要修复，请先关闭它。' },
    NODE_OLD: { what: 'Node {version} 太旧', todo: '请安装 Node {least} 或更新的版本。' },
    SQLITE_OLD: { what: 'SQLite {version} 太旧，可能损坏数据库', todo: '请重新安装交接台。' },
    NEWER_DATABASE: { what: '这个数据文件夹由更新的版本写成（{what}）', todo: '请更新程序；本版本不会动它。' },
    OLDER_DATABASE: { what: '数据库还差 {count} 步升级', todo: '下次打开程序时会自动升级，升级前会先备份。' },
    FOLDER_READ_ONLY: { what: '数据文件夹不能写入：{dir}', todo: '请检查文件夹的权限、磁盘是否只读，再打开程序。' },
    KEY_READABLE: { what: '签名密钥别人也能读：{path}（权限 {mode}）', todo: '可以修复：改成只有本人能读。' },
    KEY_MISSING: { what: '没有签名密钥', todo: '不必处理：下次打开程序时生成新密钥，以新的纪元写入。' },
    KEY_DAMAGED: { what: '签名密钥读不出来：{path}', todo: '请把这个文件移走，再打开程序：会生成新密钥，以新的纪元写入。' },
    RIGHTS_NOT_CHECKED: { what: '在 Windows 上不检查密钥文件的权限', todo: '请确认只有使用交接台的人能登录这台电脑。' },
    SPACE_FULL: { what: '磁盘快满了，只剩 {free} MB', todo: '请马上腾出空间，否则无法保存。' },
    SPACE_SHORT: { what: '磁盘剩余 {free} MB，放不下一份数据库副本（{need} MB）', todo: '请腾出空间：升级、修复和备份都要先复制一份。' },
    SPACE_DAYS: { what: '按现在的用量，磁盘大约 {days} 天后会满（每天约 {perDay} MB）', todo: '请安排更大的磁盘，或把别的文件移走。' },
    DATABASE_MISSING: { what: '数据库文件 site.db 不见了', todo: '请从备份恢复到空文件夹：{backup}' },
    DATABASE_DAMAGED: { what: '数据库文件已损坏：{what}', todo: '请不要再打开它，从最近的好备份恢复到空文件夹：{backup}' },
    INDEX_WRONG: { what: '索引 {name} 和表不一致：{what}', todo: '可以修复：重建索引。' },
    FOREIGN_KEY_BROKEN: { what: '表 {name} 有 {count} 行指向不存在的行', todo: '可以修复：由日志重建视图。' },
    INDEX_MISSING: { what: '缺少索引 {name}', todo: '可以修复：重新建立。' },
    TRIGGER_MISSING: { what: '缺少触发器 {name}', todo: '可以修复：重新建立。' },
    PROJECTION_MISSING: { what: '缺少视图的表 {name}', todo: '可以修复：重新建表，由日志重建视图。' },
    TABLE_MISSING: { what: '缺少表 {name}，它的内容不能由日志重建', todo: '请从最近的好备份恢复到空文件夹：{backup}' },
    SCHEMA_DIFFERS: { what: '{name} 和程序建立的不一样', todo: '有人改过数据库。请从备份恢复，或联系提供程序的人：{backup}' },
    SCHEMA_EXTRA: { what: '数据库里有程序没有建立过的 {name}', todo: '不影响使用；请弄清是谁加的。' },
    CLOCK_BEHIND: { what: '电脑时钟（{now}）比最后一次操作（{last}）还早', todo: '请校准电脑的日期和时间。' },
    ACT_IN_FUTURE: { what: '日志里最后一次操作的时间在未来：{last}，现在是 {now}', todo: '请校准电脑的日期和时间；已记下的时间不会改动。' },
    ZONE_DIFFERS: { what: '电脑的时区（{pc}）和站点的（{site}）不同', todo: '期限按站点的时区计算；请确认站点设置里的时区。' },
    LOG_DAMAGED: { what: '日志已损坏：副本 {replica} 纪元 {epoch} 第 {seq} 个事件（{problem}）', todo: '请停止使用，从最近的好备份恢复到空文件夹：{backup}' },
    BASIS_DIFFERS: { what: '视图是按旧的程序、日历或规则生成的', todo: '下次打开程序时会自动重建；也可以现在修复。' },
    ROWS_DIFFER: { what: '视图 {name} 有 {count} 行与日志不一致，涉及 {first}', todo: '可以修复：由日志重建视图。' },
    ROWS_EXTRA: { what: '视图 {name} 多出 {count} 行，日志里没有', todo: '可以修复：由日志重建视图。' },
    COUNTS_DIFFER: { what: '看板的计数有 {count} 组与卡片不一致（{name}）', todo: '可以修复：由日志重建视图和计数。' },
    SEARCH_DIFFERS: { what: '搜索索引不完整：缺 {missing} 份，多 {extra} 份', todo: '可以修复：重建视图和搜索索引。' },
    FILE_MISSING: { what: '有 {count} 个附件不见了：{name}', todo: '请从备份里取回：{backup}' },
    FILE_ALTERED: { what: '有 {count} 个附件被改动或不完整：{name}', todo: '请从备份里取回：{backup}' },
    FILE_UNKNOWN: { what: '附件文件夹里有 {count} 个日志不认识的文件：{name}', todo: '不影响使用；确认没有用后可以移走。' },
    LEFTOVERS: { what: '有 {count} 个没有写完的残留文件，占 {size} MB：{name}', todo: '可以修复：删除它们。' },
    BACKUP_NOT_YET: { what: '还没有备份', todo: '站点刚刚建立；请打开每天自动备份。' },
    BACKUP_NONE: { what: '没有备份', todo: '请马上做一次备份，并打开每天自动备份。' },
    BACKUP_OLD: { what: '最近的备份已有 {days} 天：{file}', todo: '请做一次备份，并检查自动备份的位置是否可用。' },
    NOT_CHECKED: { what: '没有检查', todo: '先处理上面的问题，再检查一次。' },
    CHECK_FAILED: { what: '没能检查完：{why}', todo: '请再试一次；还是不行，请联系提供程序的人。' },
  },
  repair: { removeLeftovers: '删除没有写完的残留文件', tightenRights: '把密钥改成只有本人能读', makeSchema: '建立缺少的索引和触发器', reindex: '重建索引', rebuild: '由日志重建全部视图和搜索索引' },
  noBackup: '（数据文件夹里没有备份，请看看 U 盘和别的电脑）',
}
