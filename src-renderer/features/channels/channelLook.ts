import type { ChannelState } from '@shared/outbox'

/** How a channel's state is coloured; its word is `channels.state_<state>`. */
export const stateLook: Readonly<Record<ChannelState, 'success' | 'info' | 'warning' | 'danger'>> = { ready: 'success', off: 'info', waiting: 'warning', halted: 'danger', secret_missing: 'danger' }
