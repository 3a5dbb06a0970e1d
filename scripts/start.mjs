/** `npm start`: installs what is missing, builds what is out of date, opens the desktop application or serves it to a browser. */
import { spawn } from 'node:child_process'
import { runApplication } from './lib/application.mjs'
import { ensureBuilt } from './lib/build.mjs'
import { electronBinaryOrDownload, whyNoWindow } from './lib/electron.mjs'
import { ensureInstalled } from './lib/install.mjs'
import { requireNode } from './lib/node.mjs'
import { readOptions, usage } from './lib/options.mjs'
import { root } from './lib/root.mjs'

const readyText = 'is ready at'

requireNode()
const options = readOptions(process.argv.slice(2))
if ('problem' in options) {
  console.error(options.problem)
  process.exit(2)
}
if (options.help) {
  console.log(usage)
  process.exit(0)
}
if (!ensureInstalled() || !ensureBuilt()) process.exit(1)

if (options.headless) await serve()
else {
  const noWindow = whyNoWindow()
  const electron = noWindow ? undefined : electronBinaryOrDownload()
  if (electron) openWindow(electron)
  else await serve(noWindow ?? '本机没有 Electron 程序 / Electron is not on this machine')
}

/** The same application in a browser. `reason` says in one line why there is no window. */
async function serve(reason) {
  if (reason) console.log(`不开桌面窗口,改用浏览器 / No desktop window, use a browser: ${reason}`)
  await runApplication(['serve', ...options.passedOn])
}

function openWindow(electron) {
  const child = spawn(electron, [root, ...options.passedOn], { cwd: root, stdio: ['inherit', 'pipe', 'inherit'] })
  let ready = false
  child.stdout.on('data', (bytes) => {
    ready ||= bytes.toString().includes(readyText)
    process.stdout.write(bytes)
  })
  const forward = signal => child.kill(signal)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']
  for (const signal of signals) process.on(signal, forward)
  child.on('error', error => giveUp(error.message))
  child.on('exit', (code, signal) => {
    // Our own endings are 0, 1 and 2; anything else before the window stood is Electron not able to run here.
    if (ready || (code !== null && code <= 2)) process.exit(code ?? 1)
    giveUp(`Electron ${signal ?? code}`)
  })
  let givenUp = false
  function giveUp(why) {
    if (givenUp) return
    givenUp = true
    for (const signal of signals) process.off(signal, forward)
    void serve(`Electron 无法启动 / Electron cannot start (${why})`)
  }
}
