import { onScopeDispose } from 'vue'
import { isComposing } from './shortcuts'

/**
 * Keeps Escape from everything on the page while an input method composes: it takes back the pinyin, and a drawer or dialog that
 * closes by it takes what was typed along. On the window, before Element Plus, which listens on the document and asks for no method.
 */
export function useComposingGuard(): void {
  const guard = (event: KeyboardEvent): void => { if (event.code === 'Escape' && isComposing(event)) event.stopImmediatePropagation() }
  window.addEventListener('keydown', guard, { capture: true })
  onScopeDispose(() => window.removeEventListener('keydown', guard, { capture: true }))
}
