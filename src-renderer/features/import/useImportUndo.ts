import type { ImportView } from '@shared/contract/import'
import { useI18n } from 'vue-i18n'
import { askReason } from '@renderer/app/feedback'

/** Asks before a whole import is taken back; the reason stays in the log. */
export function useImportUndo() {
  const { t } = useI18n()
  return (view: ImportView): Promise<string | null> => askReason({
    title: t('import.undoTitle'), text: t('import.undoText', { file: view.file.name, added: view.counts.added, changed: view.counts.changed }), yes: t('import.undoYes'),
  })
}
