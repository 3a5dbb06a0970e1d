import { onScopeDispose } from 'vue'

const checkMs = 150
const longestTrail = 16

const isGone = (element: HTMLElement): boolean => !element.isConnected || !element.checkVisibility({ visibilityProperty: true })
const isDisabled = (element: HTMLElement): boolean => element.matches(':disabled')

/**
 * Focus that falls to the page because what had it went away (a dialog closed, a button was busy, a row moved) goes back to the last
 * place before it, and to the content when there is none. Browsers tell nobody of such a fall, so it is looked for now and then.
 * Whoever leaves a field by himself, by a click beside it, is left alone.
 */
export function useFocusKeeper(): void {
  let trail: HTMLElement[] = []

  function onFocusIn({ target }: FocusEvent): void {
    if (target instanceof HTMLElement) trail = [...trail.filter((one) => one !== target), target].slice(-longestTrail)
  }
  function onFocusOut({ target, relatedTarget }: FocusEvent): void {
    if (relatedTarget !== null || !(target instanceof HTMLElement)) return
    // What is being taken off the page still stands there while it says so; and a dialog that closes lets go while it can be seen.
    setTimeout(() => {
      if (document.activeElement === document.body && !isGone(target) && !isDisabled(target) && !target.closest('[role=dialog]')) trail = []
    })
  }
  function check(): void {
    if (document.activeElement !== document.body || trail.length === 0 || !document.hasFocus()) return
    while (trail.length > 0 && isGone(trail.at(-1)!)) trail.pop()
    const last = trail.at(-1) ?? document.getElementById('main')
    // A button at work will be there again in a moment.
    if (last && !isDisabled(last)) last.focus({ preventScroll: true })
  }

  document.addEventListener('focusin', onFocusIn)
  document.addEventListener('focusout', onFocusOut)
  const timer = setInterval(check, checkMs)
  onScopeDispose(() => {
    document.removeEventListener('focusin', onFocusIn)
    document.removeEventListener('focusout', onFocusOut)
    clearInterval(timer)
  })
}
