import { contextBridge, ipcRenderer } from 'electron'
import { desktopChannels, portGreeting, type DesktopBridge } from '../src-shared/desktop'

/** The narrow bridge: one port for the contract, printing, and the news that the machine was locked. */
const bridge: DesktopBridge = {
  platform: process.platform as DesktopBridge['platform'],
  print: () => ipcRenderer.invoke(desktopChannels.print) as Promise<boolean>,
  savePdf: (name) => ipcRenderer.invoke(desktopChannels.savePdf, String(name)) as Promise<string | null>,
  onLock: (callback) => {
    // The event itself stays here: it would hand the page a way to other channels.
    const listener = () => callback()
    ipcRenderer.on(desktopChannels.lock, listener)
    return () => { ipcRenderer.off(desktopChannels.lock, listener) }
  },
}

window.addEventListener('message', (event) => {
  // A preview's frame may post too; only the page itself gets a road.
  if (event.source !== window || event.data !== portGreeting || event.ports.length !== 1) return
  ipcRenderer.postMessage(desktopChannels.port, null, [...event.ports])
})

contextBridge.exposeInMainWorld('handoverDesktop', bridge)
