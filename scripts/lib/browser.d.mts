/** The browser that the tests drive: HANDOVER_CHROMIUM, or an installed Chrome, Chromium or Edge. */
export function findBrowser(): string | undefined
