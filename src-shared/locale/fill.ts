/** Fills `{name}` places of a sentence; an unknown place stays as it is so that a mistake shows. */
export const fill = (sentence: string, values: Readonly<Record<string, unknown>>): string =>
  sentence.replace(/\{(\w+)\}/g, (place, key: string) => (key in values ? String(values[key]) : place))
