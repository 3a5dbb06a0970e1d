import { os } from '../../office/implement'
import { query } from '../../office/procedure'
import type { Upkeep } from './upkeep'

export const upkeepProcedures = (upkeep: Upkeep) => ({
  get: os.upkeep.get.handler(query('upkeep.get', () => upkeep.view())),
  check: os.upkeep.check.handler(query('upkeep.check', () => {
    upkeep.check()
    return upkeep.view()
  })),
  cancel: os.upkeep.cancel.handler(query('upkeep.cancel', async () => {
    await upkeep.cancel()
    return upkeep.view()
  })),
})
