/** Words of the data check's page; what is found is in src-shared/locale/upkeep. */
export default {
  title: '数据检查', note: '检查数据库、日志、视图、附件、磁盘、时钟、权限和备份。大家可以照常工作，检查不会改动任何数据。', now: '现在检查', running: '正在检查', checking: '正在检查：{check}', last: '上次检查', lastAt: '检查于 {at}', good: '没有发现问题', bad: '发现问题', never: '还没有检查过。',
  failed: '检查没有完成，请再试一次。', how: '标明“可以修复”的，请关闭程序，在终端运行 npm run -s desk -- doctor：它会先复制数据库，问过再修。', state: { good: '正常', notice: '请注意', problem: '有问题' },
} as const
