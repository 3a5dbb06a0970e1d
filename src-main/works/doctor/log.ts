import { headPosition } from '../../log/read'
import { verifyLog } from '../../log/verify'
import { keysOfFolder } from '../../store/replicaKey'
import { finding, found, good, type Examined, type Found } from './examined'

/** The whole log: hashes, signatures, gaps. */
export async function checkLog({ db, order, backup, progress }: Examined): Promise<Found> {
  const total = Math.max(1, await headPosition(db))
  const { bad, events } = await verifyLog(db, { knownKeys: await keysOfFolder(order.dataDir), onProgress: (done) => progress(done / total) })
  return bad ? found([finding('LOG_DAMAGED', { replica: bad.replica, epoch: bad.epoch, seq: bad.seq, problem: bad.problem, backup })]) : good({ events })
}
