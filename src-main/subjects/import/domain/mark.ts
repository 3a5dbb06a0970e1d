/** What a fact says of the import it came by; `undoes`: it takes back what that import did. */
export interface ImportMark { readonly importId?: string; readonly undoes?: true }

/** A payload without the mark: what the fact is about. */
export function withoutMark<Payload extends object>(payload: Payload & ImportMark): Omit<Payload, keyof ImportMark> & Payload {
  const { importId: _importId, undoes: _undoes, ...rest } = payload
  return rest as Omit<Payload, keyof ImportMark> & Payload
}
