/** Electron's program on disk, if it is there. */
export function electronBinary(): string | undefined
/** The same, downloaded when it was never tried before. */
export function electronBinaryOrDownload(): string | undefined
/** Why the desktop window cannot open here, before Electron is even looked for. */
export function whyNoWindow(): string | undefined
