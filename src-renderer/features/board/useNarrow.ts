import { onScopeDispose, ref, type Ref } from 'vue'

/** True on a phone, and on a desktop at high zoom: one column at a time. The same width as in app/base.css. */
export function useNarrow(): Ref<boolean> {
  const query = window.matchMedia('(max-width: 719px)')
  const narrow = ref(query.matches)
  const follow = () => { narrow.value = query.matches }
  query.addEventListener('change', follow)
  onScopeDispose(() => query.removeEventListener('change', follow))
  return narrow
}
