import { randomBytes, scrypt, timingSafeEqual, type ScryptOptions } from 'node:crypto'
import { refuse } from '../../src-shared/decision'
import { Refused } from '../store/refused'

/** N = 2^15, r = 8, p = 1: 32 MiB and 0.1–0.5 s on an office PC (OWASP Password Storage, RFC 7914). */
const cost = { N: 32768, r: 8, p: 1 }
export const leastPasswordLength = 8

/** At most two at once: scrypt shares its threads with the database driver (STACK 13). */
let running = 0
const waiting: (() => void)[] = []

async function derive(password: string, salt: Buffer, options: ScryptOptions): Promise<Buffer> {
  while (running >= 2) await new Promise<void>((resume) => waiting.push(resume))
  running += 1
  try {
    return await new Promise<Buffer>((resolve, reject) =>
      scrypt(password.normalize('NFKC'), salt, 32, { ...options, maxmem: 256 * 1024 * 1024 }, (error, key) => (error ? reject(error) : resolve(key))))
  } finally {
    running -= 1
    waiting.shift()?.()
  }
}

/** `scrypt$N$r$p$salt$key`. Refuses: PASSWORD_TOO_SHORT. */
export async function makeVerifier(password: string): Promise<string> {
  if ([...password].length < leastPasswordLength) throw new Refused(refuse('PASSWORD_TOO_SHORT', { field: 'password', least: leastPasswordLength }).refusal)
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), key.toString('base64')].join('$')
}

export async function isPassword(password: string, verifier: string): Promise<boolean> {
  const [scheme, n, r, p, salt, key] = verifier.split('$')
  if (scheme !== 'scrypt' || !salt || !key) return false
  const expected = Buffer.from(key, 'base64')
  const actual = await derive(password, Buffer.from(salt, 'base64'), { N: Number(n), r: Number(r), p: Number(p) })
  return expected.length === actual.length && timingSafeEqual(expected, actual)
}

/** A verifier nobody has the password of: checked when the name is unknown, so that names cannot be told by timing. */
export const nobodysVerifier = ['scrypt', cost.N, cost.r, cost.p, Buffer.alloc(16, 7).toString('base64'), Buffer.alloc(32, 7).toString('base64')].join('$')
