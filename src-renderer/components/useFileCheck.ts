import { ORPCError } from '@orpc/client'
import { reactive } from 'vue'
import { client } from '../app/client'

/** Whether stored files are still what was recorded. `check` asks and answers true when the file may be opened. */
export function useFileCheck() {
  const states = reactive(new Map<string, 'missing' | 'altered'>())
  async function check(id: string): Promise<boolean> {
    try {
      const { intact } = await client.attachments.get({ id })
      if (intact === 'intact') states.delete(id)
      else states.set(id, intact)
      return intact === 'intact'
    } catch (error) {
      if (error instanceof ORPCError && error.code === 'ATTACHMENT_MISSING') states.set(id, 'missing')
      if (error instanceof ORPCError && error.code === 'ATTACHMENT_ALTERED') states.set(id, 'altered')
      return false
    }
  }
  return { check, stateOf: (id: string) => states.get(id) }
}
