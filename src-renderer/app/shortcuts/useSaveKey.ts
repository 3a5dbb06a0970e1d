import { nextTick, onScopeDispose } from 'vue'
import { isTyping, meant } from './shortcuts'

const fields = 'input, textarea, select, [contenteditable]'
const act = ':is(.el-button--primary, .el-button--warning, .el-button--danger):not(.is-plain, .is-link, .is-text)'

/** In an open list the key is the list's; a calendar, which opens with its field, leaves it to us. */
const isListOpen = (field: Element): boolean => field.getAttribute('aria-expanded') === 'true' && field.getAttribute('aria-haspopup') !== 'dialog'

/**
 * The button that sends what this field belongs to: its form's, inside the form or beside it (`form="…"`); a dialog that has none of
 * its own sends by the one filled button of its foot. Null for a field that nothing sends, as a filter.
 */
function sendsFor(field: Element): HTMLButtonElement | null {
  const form = field.closest('form')
  const inForm = [...(form?.elements ?? [])].filter((one): one is HTMLButtonElement => one instanceof HTMLButtonElement && one.type === 'submit')
  const foot = field.closest('.el-dialog, .el-drawer')?.querySelector(':scope > :is(.el-dialog__footer, .el-drawer__footer)')
  const inFoot = [...(foot?.querySelectorAll<HTMLButtonElement>(`button${act}`) ?? [])]
  // One that nobody sees only makes Enter send the form; whether it may be sent now, the one that is seen tells.
  return [...inForm, ...inFoot].find((one) => !one.closest('.hd-hidden') && one.checkVisibility()) ?? null
}

/**
 * Ctrl+Enter in any field presses the button that sends it, when it can be pressed. Before the field hears of the key: a list would
 * open, a day would take it for itself.
 */
export function useSaveKey(): void {
  function onKeydown(event: KeyboardEvent): void {
    if (meant('forms', event) !== 'save' || !(event.target instanceof HTMLElement)) return
    const field = event.target.closest<HTMLElement>(fields)
    if (!field || isListOpen(field) || !sendsFor(field)) return
    event.preventDefault()
    event.stopImmediatePropagation()
    if (!event.repeat) void send(field)
  }
  async function send(field: HTMLElement): Promise<void> {
    // A day or a number is taken over only as its field is left, which a click on the button would do first.
    if (isTyping(field)) field.dispatchEvent(new Event('change', { bubbles: true }))
    await nextTick()
    const button = sendsFor(field)
    if (button && !button.disabled) button.click()
  }
  window.addEventListener('keydown', onKeydown, { capture: true })
  onScopeDispose(() => window.removeEventListener('keydown', onKeydown, { capture: true }))
}
