export interface FirstStart { siteName: string; company: string; name: string; displayName: string; password: string; again: string }
type Problems = Partial<Record<keyof FirstStart, string>>

/** The server's least length (PASSWORD_TOO_SHORT says it again should it ever differ). */
const leastPassword = 8

/** What is still wrong with a step of the wizard: a key of words per field, nothing when one may go on. */
export function problemsOf(step: 'language' | 'site' | 'administrator', entry: FirstStart): Problems {
  const problems: Problems = {}
  const need = (field: keyof FirstStart) => { if (!entry[field].trim()) problems[field] = 'session.needed' }
  if (step === 'site') for (const field of ['siteName', 'company'] as const) need(field)
  if (step === 'administrator') {
    for (const field of ['displayName', 'name', 'password'] as const) need(field)
    if (!problems.name && !/^[A-Za-z0-9._-]{2,32}$/.test(entry.name.trim())) problems.name = 'session.nameForm'
    if (!problems.password && entry.password.length < leastPassword) problems.password = 'session.passwordShort'
    if (entry.password !== entry.again) problems.again = 'session.notSame'
  }
  return problems
}
