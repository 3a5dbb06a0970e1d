import { hostname } from 'node:os'
import type { Connection } from '../office/context'

/**
 * Who is signed in at the window. Lives in this process only: it outlasts a reload of the page and ends with the
 * application, and the page never sees the token.
 */
export function newWindowSession(): Connection {
  let token: string | null = null
  return { via: 'desktop', pc: hostname(), source: 'desktop', token: () => token, setToken: (next) => { token = next } }
}
