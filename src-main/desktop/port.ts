import { RPCHandler } from '@orpc/server/message-port'
import { ipcMain } from 'electron'
import { desktopChannels } from '../../src-shared/desktop'
import type { Connection, Context } from '../office/context'
import { roadOptions } from '../office/answers'
import type { Desk } from '../commands/openDesk'
import { isOwnPage } from './guards'

/** The MessagePort road (DESIGN §3): each page of the window sends one port, and the whole contract answers on it. */
export function openPortRoad(desk: Desk, connection: Connection): void {
  ipcMain.on(desktopChannels.port, (event) => {
    const [port] = event.ports
    if (!port) return
    if (!isOwnPage(event)) return port.close()
    // Anew for each page: after a restore the site is another.
    const handler = new RPCHandler<Context>(desk.site.router, roadOptions(desk.log) as NonNullable<ConstructorParameters<typeof RPCHandler<Context>>[1]>)
    handler.upgrade(port, { context: desk.site.contextFor(connection) })
    // Held back until somebody listens, so that the page's first question is not lost.
    port.start()
  })
}
