import type { Locale } from '../../src-shared/vocabulary'

const zh = {
  file: '文件', edit: '编辑', view: '查看', window: '窗口', print: '打印…', savePdf: '保存为 PDF…', quit: '退出', undo: '撤销', redo: '重做', cut: '剪切', copy: '复制', paste: '粘贴', selectAll: '全选',
  reload: '重新载入', zoomIn: '放大', zoomOut: '缩小', zoomReset: '实际大小', fullScreen: '全屏', minimize: '最小化', close: '关闭', hide: '隐藏', hideOthers: '隐藏其他', front: '全部置于前面',
  pdfFiles: 'PDF 文件', cannotOpen: '交接台无法打开', folderInUse: '数据文件夹正在被进程 {pid} 使用,请先关闭它。', newerDatabase: '这个数据文件夹由更新的版本写成,本版本不会动它。请更新程序。', failed: '没有打开:{why}',
}
const en: typeof zh = {
  file: 'File', edit: 'Edit', view: 'View', window: 'Window', print: 'Print…', savePdf: 'Save as PDF…', quit: 'Quit', undo: 'Undo', redo: 'Redo', cut: 'Cut', copy: 'Copy', paste: 'Paste', selectAll: 'Select all',
  reload: 'Reload', zoomIn: 'Zoom in', zoomOut: 'Zoom out', zoomReset: 'Actual size', fullScreen: 'Full screen', minimize: 'Minimize', close: 'Close', hide: 'Hide', hideOthers: 'Hide others', front: 'Bring all to front',
  pdfFiles: 'PDF files', cannotOpen: 'Handover Desk cannot open', folderInUse: 'The data folder is in use by process {pid}; close it first.', newerDatabase: 'This data folder was written by a newer version and was left untouched. Update the program.', failed: 'Not opened: {why}',
}

/** What the window's frame says: menu and system dialogs. The screens have their own language. */
export type DesktopWords = typeof zh
export const desktopWords: Readonly<Record<Locale, DesktopWords>> = { 'zh-CN': zh, en }

/** The system's language: Chinese unless it is set to something else. */
export const systemLocale = (name: string): Locale => (name === '' || name.toLowerCase().startsWith('zh') ? 'zh-CN' : 'en')
