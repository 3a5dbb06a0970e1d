import { onScopeDispose, ref, type Ref } from 'vue'

/** Whether the window is too narrow for two columns; follows resizing and zoom. */
export function useNarrow(): Ref<boolean> {
  const query = matchMedia('(max-width: 1199px)')
  const narrow = ref(query.matches)
  const follow = () => { narrow.value = query.matches }
  query.addEventListener('change', follow)
  onScopeDispose(() => query.removeEventListener('change', follow))
  return narrow
}
