import { ref, watch, type Ref } from 'vue'

/** A text that survives leaving the page and a reload, in this window only; gone when it is emptied. */
export function useKeptText(name: string): Ref<string> {
  const key = `handover-desk.${name}`
  const text = ref(sessionStorage.getItem(key) ?? '')
  watch(text, (value) => {
    if (value) sessionStorage.setItem(key, value)
    else sessionStorage.removeItem(key)
  })
  return text
}
