import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { screen, type BrowserWindow, type Rectangle } from 'electron'
import { z } from 'zod'

const Place = z.object({ x: z.number().int(), y: z.number().int(), width: z.number().int().min(400), height: z.number().int().min(300), maximized: z.boolean() })
type Place = z.infer<typeof Place>

const usual = { width: 1360, height: 860 }

/** Where the window stood last; in the middle when that is unknown or its screen is gone. */
export function lastPlace(file: string): Partial<Place> & typeof usual {
  const place = readPlace(file)
  if (!place) return usual
  return isVisible(place) ? place : { width: place.width, height: place.height, maximized: place.maximized }
}

/** Remembers the place when the window closes. */
export function rememberPlace(window: BrowserWindow, file: string): void {
  window.on('close', () => {
    const place: Place = { ...window.getNormalBounds(), maximized: window.isMaximized() }
    try {
      mkdirSync(dirname(file), { recursive: true })
      writeFileSync(file, JSON.stringify(place))
    } catch {
      // A window that opens in the middle next time is no reason to keep this one from closing.
    }
  })
}

function readPlace(file: string): Place | null {
  try {
    return Place.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch {
    return null
  }
}

/** A laptop was taken off its second screen: the window must not open where nobody sees it. */
const isVisible = (place: Rectangle): boolean =>
  screen.getAllDisplays().some(({ workArea: area }) => place.x < area.x + area.width - 80 && place.x + place.width > area.x + 80 && place.y >= area.y - 20 && place.y < area.y + area.height - 80)
