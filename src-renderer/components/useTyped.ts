import { onScopeDispose, ref, watch, type Ref } from 'vue'

/** What is typed at once, and handed to `target` a moment after the last key: one question per word, not per letter. */
export function useTyped(target: Ref<string>, waitMs = 220): Ref<string> {
  const typed = ref(target.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  watch(typed, (value) => {
    clearTimeout(timer)
    timer = setTimeout(() => { target.value = value }, value ? waitMs : 0)
  })
  watch(target, (value) => { if (value !== typed.value) typed.value = value })
  onScopeDispose(() => clearTimeout(timer))
  return typed
}
