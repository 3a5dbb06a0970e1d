/** The browser that people have, for the benches: HANDOVER_CHROMIUM, or an installed Chrome, Chromium or Edge. */
export function findBrowser(): string | undefined
/** The browser for tests that look at no frame rate: the headless shell where it is installed, else as `findBrowser`. */
export function findTestBrowser(): string | undefined
