import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'

/** A line typed at the terminal without showing it. Ctrl-C or the end of input gives an empty line. */
export function askHidden(): Promise<string> {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => { done() } })
  const reading = createInterface({ input: process.stdin, output: nowhere, terminal: true })
  return new Promise((resolve) => {
    let line = ''
    reading.once('line', (typed) => {
      line = typed
      reading.close()
    })
    reading.once('SIGINT', () => { reading.close() })
    reading.once('close', () => {
      process.stderr.write('\n')
      resolve(line)
    })
  })
}
