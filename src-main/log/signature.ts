import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify, type KeyObject } from 'node:crypto'

/** The replica's Ed25519 key (RFC 8032). The private half stays in a file of its own, outside the database and its backups. */
export interface ReplicaKey {
  readonly replica: string
  readonly epoch: number
  readonly privateKey: KeyObject
  /** Raw 32 bytes, base64url: what goes into the log. */
  readonly publicKey: string
}

export interface StoredReplicaKey { replica: string; epoch: number; privateKeyPem: string }

export function newReplicaKey(replica: string, epoch: number): ReplicaKey {
  const pair = generateKeyPairSync('ed25519')
  return { replica, epoch, privateKey: pair.privateKey, publicKey: rawPublicKey(pair.publicKey) }
}

export const storeReplicaKey = (key: ReplicaKey): StoredReplicaKey => ({
  replica: key.replica, epoch: key.epoch, privateKeyPem: key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
})

export function loadReplicaKey(stored: StoredReplicaKey): ReplicaKey {
  const privateKey = createPrivateKey(stored.privateKeyPem)
  return { replica: stored.replica, epoch: stored.epoch, privateKey, publicKey: rawPublicKey(createPublicKey(privateKey)) }
}

export const signHash = (key: ReplicaKey, hash: Buffer): Buffer => sign(null, hash, key.privateKey)

export const isSignedBy = (publicKey: string, hash: Buffer, signature: Buffer): boolean =>
  verify(null, hash, createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: publicKey }, format: 'jwk' }), signature)

function rawPublicKey(key: KeyObject): string {
  const { x } = key.export({ format: 'jwk' })
  if (!x) throw new Error('an Ed25519 key without its public part')
  return x
}
