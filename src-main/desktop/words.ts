import type { Locale } from '../../src-shared/vocabulary'

const zh = {
  file: '文件', edit: '编辑', view: '查看', window: '窗口', print: '打印…', savePdf: '保存为 PDF…', quit: '退出', undo: '撤销', redo: '重做', cut: '剪切', copy: '复制', paste: '粘贴', selectAll: '全选',
  reload: '重新载入', zoomIn: '放大', zoomOut: '缩小', zoomReset: '实际大小', fullScreen: '全屏', minimize: '最小化', close: '关闭', hide: '隐藏', hideOthers: '隐藏其他', front: '全部置于前面',
  pdfFiles: 'PDF 文件', cannotOpen: '交接台无法打开', folderInUse: '数据文件夹正在被进程 {pid} 使用,请先关闭它。', newerDatabase: '这个数据文件夹由更新的版本写成,本版本不会动它。请更新程序。', failed: '没有打开:{why}',
  diskFull: '磁盘已满,交接台打不开:{dir}。请腾出空间后再打开。', diskFailed: '磁盘读写出错:{dir}。请检查磁盘和连线,或把数据文件夹复制到好的磁盘。',
  databaseDamaged: '数据库文件已损坏:{dir}。没有再写入。请先复制整个文件夹留底,再运行 desk doctor 修复;修不好时从备份恢复:{backup}。', noBackupHere: '本文件夹里没有备份,请找别处的',
  folderGone: '数据文件夹不在这里了:{dir}。请把它放回原处;找不到时从备份恢复。', folderReadOnly: '数据文件夹不能写入:{dir}。请给您的账号写入权限,或取消磁盘的写保护。',
}
const en: typeof zh = {
  file: 'File', edit: 'Edit', view: 'View', window: 'Window', print: 'Print…', savePdf: 'Save as PDF…', quit: 'Quit', undo: 'Undo', redo: 'Redo', cut: 'Cut', copy: 'Copy', paste: 'Paste', selectAll: 'Select all',
  reload: 'Reload', zoomIn: 'Zoom in', zoomOut: 'Zoom out', zoomReset: 'Actual size', fullScreen: 'Full screen', minimize: 'Minimize', close: 'Close', hide: 'Hide', hideOthers: 'Hide others', front: 'Bring all to front',
  pdfFiles: 'PDF files', cannotOpen: 'Handover Desk cannot open', folderInUse: 'The data folder is in use by process {pid}; close it first.', newerDatabase: 'This data folder was written by a newer version and was left untouched. Update the program.', failed: 'Not opened: {why}',
  diskFull: 'The disk is full and Handover Desk cannot open {dir}. Free some space, then open it again.', diskFailed: 'The disk of {dir} failed. Check it and its cable, or copy the data folder to a good disk.',
  databaseDamaged: 'The database in {dir} is damaged and was not written further. Copy the whole folder first, then run desk doctor; if it cannot repair it, restore a backup: {backup}.', noBackupHere: 'there is none in this folder, look elsewhere',
  folderGone: 'The data folder is no longer at {dir}. Put it back; if it cannot be found, restore a backup.', folderReadOnly: 'The data folder {dir} cannot be written. Give your account the right to write, or take the write protection off the disk.',
}

/** What the window's frame says: menu and system dialogs. The screens have their own language. */
export type DesktopWords = typeof zh
export const desktopWords: Readonly<Record<Locale, DesktopWords>> = { 'zh-CN': zh, en }

/** The system's language: Chinese unless it is set to something else. */
export const systemLocale = (name: string): Locale => (name === '' || name.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en')
