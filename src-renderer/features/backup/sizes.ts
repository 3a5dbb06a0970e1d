const units = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** `3.2 MB`: as file managers write it, in steps of 1024. */
export function sizeInWords(bytes: number): string {
  let [size, unit] = [bytes, 0]
  while (size >= 1024 && unit < units.length - 1) {
    size /= 1024
    unit += 1
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`
}
