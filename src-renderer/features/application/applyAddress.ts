/** Where a link leads inside this window. */
export const applyPath = (token: string): string => `/apply#${token}`

/** Where a link leads for others; null in the desktop window, which no other device can open. */
export const applyAddress = (token: string, origin = location.origin): string | null => (/^https?:/.test(origin) ? `${origin}${applyPath(token)}` : null)

/** Whether an address leads somewhere on this PC alone. */
export const isOfThisPc = (address: string): boolean => /^https?:\/\/(localhost|127\.|\[::1\])/.test(address)
