import type { Context } from './context'

/** Once the command is durable, lets no copy of what it destroyed lie about on the disk: keys, passwords. */
export const thenForgetDeleted = <Input, Output>(run: (options: { input: Input; context: Context }) => Promise<Output>) => async (options: { input: Input; context: Context }): Promise<Output> => {
  const answer = await run(options)
  await options.context.services.forgetDeleted()
  return answer
}
