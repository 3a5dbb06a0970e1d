import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import components from 'unplugin-vue-components/vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The aliases of tsconfig.json. */
export const alias = { '@shared': here('./src-shared'), '@main': here('./src-main'), '@renderer': here('./src-renderer') }

/** scripts/lib/build.mjs builds beside `out` and swaps the folders. */
const out = (name: string) => join(process.env['HANDOVER_OUT'] ?? here('./out'), name)

export default defineConfig({
  main: {
    resolve: { alias },
    build: {
      outDir: out('main'),
      // cli.js runs on the user's Node, not on Electron's: electron-vite would aim at the newer one.
      target: 'node20.19',
      sourcemap: true,
      rolldownOptions: {
        input: { index: here('./src-main/index.ts'), cli: here('./src-main/cli.ts'), worker: here('./src-main/worker.ts') },
        output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    resolve: { alias },
    build: {
      outDir: out('preload'),
      // A sandboxed preload cannot require our packages: everything goes into the one file.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: here('./src-preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: here('./src-renderer'),
    resolve: { alias },
    plugins: [
      vue(),
      // electron-vite forces './', with which an address inside the application (/cases/…) would not find its scripts.
      { name: 'handover:base', config: () => ({ base: '/' }) },
      // Types come from element-plus/global (tsconfig.web.json), so nothing is generated; our own components are imported by name.
      components({ dts: false, dirs: [], resolvers: [ElementPlusResolver({ importStyle: 'css' })] }),
    ],
    build: {
      outDir: out('renderer'),
      emptyOutDir: true,
      minify: true,
      // The strict CSP lets no data: script or font in; small pictures may stay inline.
      assetsInlineLimit: 2048,
      rolldownOptions: { input: here('./src-renderer/index.html'), checks: { pluginTimings: false } },
    },
  },
})
