import type { DesktopBridge } from '@shared/desktop'
import { ref, type Ref } from 'vue'

/**
 * The two roads to the application (DESIGN §3): a WebSocket in a browser, a MessagePort in the desktop window. A road
 * knows whether it is open and how to open it anew; who is signed in belongs to the connection, not to the road.
 */
export interface Road {
  readonly kind: 'browser' | 'desktop'
  /** False while the connection is lost and being restored. */
  readonly open: Ref<boolean>
  /** Drops the connection and resolves when a new one is open: the cookie is read only when a WebSocket opens. */
  reopen(): Promise<void>
  /** Calls back each time the connection opens, the first time included. */
  onOpen(callback: () => void): void
}

declare global {
  interface Window { handoverDesktop?: DesktopBridge }
}

export const isDesktop = (): boolean => window.handoverDesktop !== undefined

/** A road that is always open: the port lives as long as the window. */
export const portRoad = (): Road => ({ kind: 'desktop', open: ref(true), reopen: async () => {}, onOpen: (callback) => callback() })
