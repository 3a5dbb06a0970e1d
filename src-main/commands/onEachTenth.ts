const step = 10

/** Calls `tell` each time another tenth of some long work is done. Nothing is told of what is over at once: its first tenth comes with its last. */
export function onEachTenth(tell: (percent: number, done: number) => void): (done: number, total: number | null) => void {
  let told = 0
  return (done, total) => {
    if (!total) return
    const percent = Math.floor((done / total) * 100)
    if (percent < told + step || percent >= 100) return
    told = percent - (percent % step)
    tell(told, done)
  }
}
