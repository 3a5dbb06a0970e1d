import { onScopeDispose } from 'vue'
import { useRouter } from 'vue-router'
import { menuFor } from '../router'
import { useSession } from '../session/useSession'
import { helpIsOpen } from './help'
import { isComposing, isTyping, meant } from './shortcuts'

/** How long the second key of `g b` may take. */
const chordMs = 1_500

/** The keys that work on every page: going to another one, a new case, the list of all shortcuts. Search takes its own. */
export function useGlobalKeys(): void {
  const router = useRouter()
  const session = useSession()
  let chordUntil = 0

  function onKeydown(event: KeyboardEvent): void {
    if (event.defaultPrevented || session.locked || isTyping(event.target) || isComposing(event) || document.querySelector('[aria-modal=true]')) return
    const isChord = event.timeStamp < chordUntil
    chordUntil = 0
    const to = isChord && session.user ? pageOf(event) : null
    if (to) {
      event.preventDefault()
      void router.push(to)
      return
    }
    const wish = meant('everywhere', event)
    if (wish === 'help') helpIsOpen.value = true
    else if (wish === 'go') chordUntil = event.timeStamp + chordMs
    else if (wish === 'newCase' && session.hasRole('hr', 'admin')) void router.push('/cases/new')
    else return
    event.preventDefault()
  }
  const pageOf = (event: KeyboardEvent): string | null =>
    event.ctrlKey || event.metaKey || event.altKey ? null : menuFor(session.hasRole).find((entry) => entry.menu.key === event.key.toLowerCase())?.path ?? null

  document.addEventListener('keydown', onKeydown)
  onScopeDispose(() => document.removeEventListener('keydown', onKeydown))
}
