import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/**
 * A kind of test in its own folder, with the patience it needs. Its files share a process and what it has loaded, for loading the
 * application costs more than most of them do; `alone` gives each a process of its own, where the application is a process.
 */
const kind = (name: string, timeoutMs: number, { alone = false } = {}) => ({
  extends: true as const,
  test: { name, include: [`tests/${name}/**/*.test.ts`], isolate: alone, testTimeout: timeoutMs, hookTimeout: Math.max(timeoutMs, 30_000) },
})

export default defineConfig({
  plugins: [vue()],
  resolve: {
    alias: {
      '@shared': here('./src-shared'),
      '@main': here('./src-main'),
      '@renderer': here('./src-renderer'),
      // In plain Node the real module throws, or tries to download its binary.
      electron: here('./tests/support/electron.ts'),
    },
  },
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    passWithNoTests: true,
    env: { TZ: 'Asia/Shanghai' },
    globalSetup: ['tests/support/buildWorker.ts', 'tests/support/demoRoom.ts'],
    projects: [kind('unit', 20_000), kind('integration', 60_000), kind('desktop', 60_000, { alone: true }), kind('faults', 300_000, { alone: true })],
  },
})
