import type { CommandRun } from './command'
export const seed: CommandRun = async () => ({ code: 2, result: {} })
