import { ElMessage, ElMessageBox } from 'element-plus'
import 'element-plus/es/components/message/style/css'
import 'element-plus/es/components/message-box/style/css'
import { translate } from './i18n'

/** A short line at the top that goes by itself: something worked. For refusals use RefusalAlert, which stays. */
export const toast = (text: string, type: 'success' | 'info' | 'warning' = 'success'): void => { ElMessage({ message: text, type, grouping: true, duration: 3_000 }) }

/** A warning that nobody may miss and that belongs to no place on the screen any more: it stays until it is closed. */
export const warnUntilRead = (text: string): void => { ElMessage({ message: text, type: 'warning', grouping: true, duration: 0, showClose: true }) }

/** Asks before something that cannot simply be taken back; says what will happen. True for yes. */
export async function askConfirm({ title, text, yes, danger = false }: { title: string; text: string; yes: string; danger?: boolean }): Promise<boolean> {
  return ElMessageBox.confirm(text, title, {
    confirmButtonText: yes, cancelButtonText: translate('app.cancel'), closeOnClickModal: false, autofocus: !danger,
    ...(danger ? { confirmButtonClass: 'el-button--danger' } : {}),
  }).then(() => true, () => false)
}

/** Asks for a reason; null when the person steps back. `required` refuses an empty one on the spot. */
export async function askReason({ title, text, yes, required = true }: { title: string; text: string; yes: string; required?: boolean }): Promise<string | null> {
  const asked = ElMessageBox.prompt(text, title, {
    confirmButtonText: yes, cancelButtonText: translate('app.cancel'), inputType: 'textarea', closeOnClickModal: false,
    inputValidator: (value) => (required && !value?.trim() ? translate('refusal.REASON_MISSING') : true),
  }) as unknown as Promise<{ value: string | null }>
  return asked.then(({ value }) => value?.trim() ?? '', () => null)
}
