import { defineConfig } from '@playwright/test'
import { findTestBrowser } from './scripts/lib/browser.mjs'

const executablePath = findTestBrowser()

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: 'test-results',
  globalSetup: './tests/e2e/demoFolder.ts',
  workers: 2,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  forbidOnly: Boolean(process.env['CI']),
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    // As people who want no motion: a colour is never looked at half faded. The story goes with motion.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace of every test costs a sixth of the run; what stood on the page of a failed one is printed without it.
    trace: process.env['HANDOVER_TRACE'] ? 'retain-on-failure' : 'off',
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    },
  },
})
