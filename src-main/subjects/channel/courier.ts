import type { ChannelSettings } from '../../../src-shared/contract/channel'
import type { Reason } from '../../../src-shared/outbox'
import type { Locale } from '../../../src-shared/vocabulary'
import type { Secrets, Vault } from './secrets'

/** What channels and messages need of the sender (src-main/outbox). */
export interface Courier {
  readonly vault: Vault
  /** Sends a test message now. `to`: a mail address or a number; a group needs none. */
  test(settings: ChannelSettings, secrets: Secrets, test: { readonly to: string; readonly locale: Locale }): Promise<{ readonly sent: boolean; readonly reason: Reason | null; readonly said: string }>
  /** Tries a channel again at once, whatever it waits for. */
  hurry(channelId: string): void
}
