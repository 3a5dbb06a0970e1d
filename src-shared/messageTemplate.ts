import { placeNames, type PlaceName } from './outbox'

/** What fills the places of a template. */
export type PlaceValues = Readonly<Record<PlaceName, string>>

const place = /\{(\w+)\}/g

/** The places that a text names, ours or not. */
export const placesIn = (text: string): string[] => [...text.matchAll(place)].map((match) => match[1]!)

/** The first place that there is not, so that a typing error is told before a message goes out with it. */
export const unknownPlace = (text: string): string | null => placesIn(text).find((name) => !(placeNames as readonly string[]).includes(name)) ?? null

/** Once over the text: what a value brings in braces stays what it is. */
export const fillPlaces = (text: string, values: PlaceValues, escape: (value: string) => string = (value) => value): string =>
  text.replace(place, (whole, name: string) => (name in values ? escape(values[name as PlaceName]) : whole))

/** A body of JSON: filled after it was read, inside its strings alone, so that no value can change its shape. Throws when the template is no JSON. */
export function fillJson(template: string, values: PlaceValues): string {
  const filled = (node: unknown): unknown => {
    if (typeof node === 'string') return fillPlaces(node, values)
    if (Array.isArray(node)) return node.map(filled)
    if (typeof node === 'object' && node !== null) return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, filled(value)]))
    return node
  }
  return JSON.stringify(filled(JSON.parse(template)))
}

/** Whether it can be filled as JSON. */
export function isJson(template: string): boolean {
  try {
    JSON.parse(template)
    return true
  } catch {
    return false
  }
}

/** A form's body: `key=value` by line or by `&`; the parts are found before they are filled, so that no value can add one. */
export function fillForm(template: string, values: PlaceValues): string {
  const form = new URLSearchParams()
  for (const part of template.split(/[&\n]/)) {
    const [key = '', ...rest] = part.split('=')
    if (key.trim()) form.append(key.trim(), fillPlaces(rest.join('=').trim(), values))
  }
  return form.toString()
}

/** An address: values are written so that they stay in their place of it. */
export const fillUrl = (template: string, values: PlaceValues): string => fillPlaces(template, values, encodeURIComponent)
