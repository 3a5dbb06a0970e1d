import type { TLSSocket } from 'node:tls'
import type { Reason } from '../../src-shared/outbox'

/**
 * Whether the other end of a TLS connection is the one that is meant: its certificate is the one that the administrator chose, or, where
 * he chose none, one that an authority vouches for. Null when it is. Connections are opened with `rejectUnauthorized: false` so that the
 * certificate can be shown; nothing secret may go over one before this.
 */
export function distrust(socket: TLSSocket, chosen: string | null, host: string): Reason | null {
  const fingerprint = socket.getPeerCertificate().fingerprint256 ?? ''
  if (chosen !== null) return fingerprint !== '' && fingerprint.toUpperCase() === chosen ? null : { code: 'TLS_CHANGED', host, fingerprint }
  return socket.authorized ? null : { code: 'TLS_UNTRUSTED', host, fingerprint }
}

/** Whether an error tells that the other end speaks no TLS that we understand. */
export const isTlsTrouble = (code: string | undefined): boolean => code !== undefined && (code.startsWith('ERR_SSL') || code === 'EPROTO' || code === 'ERR_TLS_CERT_ALTNAME_INVALID')
