import { createInterface } from 'node:readline'

/** A yes or no from the terminal; no where there is none, and when nothing was typed. */
export async function askYes(): Promise<boolean> {
  if (!process.stdin.isTTY) return false
  const reading = createInterface({ input: process.stdin, output: process.stderr })
  const typed = await new Promise<string>((resolve) => {
    reading.once('line', resolve)
    reading.once('close', () => { resolve('') })
  })
  reading.close()
  return /^(y|yes|是|好)$/i.test(typed.trim())
}
