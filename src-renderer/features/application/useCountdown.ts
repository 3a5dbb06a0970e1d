import { computed, onScopeDispose, ref, type ComputedRef, type Ref } from 'vue'

/** Counts seconds down from now on, and calls back once at the end. The clock may be wrong; what passes on it is not. */
export function useCountdown(onEnd: () => void): { start: (seconds: number) => void; stop: () => void; left: Ref<number>; words: ComputedRef<string> } {
  const left = ref(0)
  let endsAt = 0
  let timer: ReturnType<typeof setInterval> | undefined
  const stop = () => clearInterval(timer)
  const tick = () => {
    left.value = Math.max(0, Math.ceil((endsAt - performance.now()) / 1000))
    if (left.value > 0) return
    stop()
    onEnd()
  }
  function start(seconds: number): void {
    stop()
    endsAt = performance.now() + seconds * 1000
    timer = setInterval(tick, 1000)
    tick()
  }
  onScopeDispose(stop)
  return { start, stop, left, words: computed(() => `${Math.floor(left.value / 60)}:${String(left.value % 60).padStart(2, '0')}`) }
}
