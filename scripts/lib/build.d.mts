/** Builds when out/ is missing or older than the sources. False when the build failed; it has said why. */
export function ensureBuilt(options?: { quiet?: boolean }): boolean
