import type { Knex } from 'knex'
import type { ChannelSettings, ChannelView } from '../../../src-shared/contract/channel'
import { accept } from '../../../src-shared/decision'
import { Refused } from '../../store/refused'
import type { Transaction } from '../../store/writer'
import { os } from '../../office/implement'
import { authorise, command, query, refused } from '../../office/procedure'
import { thenForgetDeleted } from '../../office/forgetDeleted'
import type { MessageEvent } from '../message/domain'
import { messageSubject } from '../message/projection'
import { moveMessage, waitingFor, waitingIds } from '../message/queries'
import type { Courier } from './courier'
import { decideAddChannel, decideChangeChannel, decideRecover, decideRemoveChannel, keptSecrets, secretsNeeded, stateOf, type Channel } from './domain'
import { channelSubject } from './projection'
import { allChannels, channelById } from './queries'
import type { Secrets, Vault } from './secrets'

/** DingTalk gives one address with the token in it: what is pasted whole is taken apart, for an address is in the log. */
export function takenApart(settings: ChannelSettings, secrets: Secrets): { settings: ChannelSettings; secrets: Secrets } {
  if (settings.kind !== 'dingtalk' || !URL.canParse(settings.url)) return { settings, secrets }
  const url = new URL(settings.url)
  const token = url.searchParams.get('access_token')
  if (!token) return { settings, secrets }
  url.searchParams.delete('access_token')
  return { settings: { ...settings, url: url.toString() }, secrets: { token, ...secrets } }
}

/** Refuses an address that is none with INVALID_INPUT: places may stand in it, so the contract cannot tell. */
function requireAddress(settings: ChannelSettings): void {
  if (settings.kind !== 'email' && !URL.canParse(settings.url)) throw refused('INVALID_INPUT', { field: 'settings.url', reason: 'invalid_format' })
}

async function channelView(db: Knex, vault: Vault, channel: Channel & { readonly version: number }): Promise<ChannelView> {
  const readable = Object.keys(await vault.open(db, channel.id))
  const names = [...new Set([...secretsNeeded(channel.settings), ...(channel.settings.kind === 'dingtalk' ? ['secret'] : []), ...channel.secrets])]
  const { id, name, on, serves, locale, settings, summary, trouble, version } = channel
  return {
    id, name, kind: settings.kind, on, serves: [...serves], locale, settings, summary, version, state: stateOf(channel, readable), waiting: await waitingFor(db, id),
    secrets: names.map((one) => ({ name: one, state: readable.includes(one) ? 'saved' : channel.secrets.includes(one) ? 'missing' : 'none' })), reason: trouble?.reason ?? null, since: trouble?.at ?? null,
  }
}

/** What a repetition is known by: which secrets were given, not what they are. */
const namesOnly = <Input extends { readonly secrets: Secrets }>(input: Input): unknown => ({ ...input, secrets: Object.keys(input.secrets) })

export const channelProcedures = ({ vault, test, hurry }: Courier) => {
  const viewOf = async (tx: Transaction, id: string): Promise<ChannelView> => channelView(await tx.read(), vault, (await channelById(await tx.read(), id))!)
  const isTaken = async (tx: Transaction, name: string | undefined, id: string): Promise<boolean> => name !== undefined && (await allChannels(await tx.read())).some((one) => one.id !== id && one.name === name)

  return {
    list: os.channels.list.handler(query('channels.list', async (db) => ({ items: await Promise.all((await allChannels(db)).map((channel) => channelView(db, vault, channel))) }))),

    create: os.channels.create.handler(command('channels.create', async (tx, input, { context }) => {
      const { settings, secrets } = takenApart(input.settings, input.secrets)
      requireAddress(settings)
      const { name, on, serves, locale, summary } = input
      const id = context.services.random.id()
      const made = await tx.record(channelSubject, await tx.load(channelSubject, id), decideAddChannel({ fields: { name, on, serves, locale, settings, summary }, given: Object.keys(secrets), nameTaken: await isTaken(tx, name, id) }))
      await vault.keep(tx.outsideLog, id, pick(secrets, made.state.secrets), [])
      return viewOf(tx, id)
    }, { withoutSecrets: namesOnly })),

    update: os.channels.update.handler(({ input, context }) => thenForgetDeleted(command('channels.update', async (tx, { id, secrets: given, settings: asked, ...change }: typeof input) => {
      const { settings, secrets } = asked ? takenApart(asked, given) : { settings: undefined, secrets: given }
      if (settings) requireAddress(settings)
      const loaded = await tx.load(channelSubject, id)
      const kept = settings && loaded.state.exists ? keptSecrets(loaded.state, settings) : loaded.state.secrets
      const { state } = await tx.record(channelSubject, loaded, decideChangeChannel(loaded.state, { change: { ...change, ...(settings ? { settings } : {}) }, given: Object.keys(secrets), nameTaken: await isTaken(tx, change.name, id) }))
      await vault.keep(tx.outsideLog, id, pick(secrets, state.secrets), kept.filter((name) => state.secrets.includes(name)))
      return viewOf(tx, id)
    }, { withoutSecrets: namesOnly }))({ input, context })),

    remove: os.channels.remove.handler(({ input, context }) => thenForgetDeleted(command('channels.remove', async (tx, { id }: typeof input) => {
      const loaded = await tx.load(channelSubject, id)
      await tx.record(channelSubject, loaded, decideRemoveChannel(loaded.state))
      await vault.forget(tx.outsideLog, id)
      const reason = { code: 'CHANNEL_GONE' } as const
      for (const messageId of await waitingIds(tx.outsideLog, id)) {
        if (await moveMessage(tx.outsideLog, messageId, ['waiting'], { state: 'not_sent', reason })) await tx.record(messageSubject, await tx.load(messageSubject, messageId), accept<MessageEvent>({ type: 'message.notSent', payload: { reason } }))
      }
      return {}
    }))({ input, context })),

    resume: os.channels.resume.handler(command('channels.resume', async (tx, { id }) => {
      const loaded = await tx.load(channelSubject, id)
      if (!loaded.state.exists) throw refused('NOT_FOUND', { kind: 'channel' })
      await tx.record(channelSubject, loaded, decideRecover(loaded.state))
      hurry(id)
      return viewOf(tx, id)
    })),

    test: os.channels.test.handler(async ({ input, context }) => {
      const { actor } = await authorise('channels.test', context)
      const { reader, writer } = context.services
      const { settings, secrets } = takenApart(input.settings, input.secrets)
      requireAddress(settings)
      if (settings.kind !== 'dingtalk' && input.to === '') throw refused('CHANNEL_TEST_TO', { field: 'to' })
      const saved = input.id === undefined ? null : await channelById(reader, input.id)
      const kept = saved ? keptSecrets(saved, settings) : []
      const given = Object.keys(secrets)
      const checked = saved ? decideChangeChannel(saved, { change: { settings }, given, nameTaken: false }) : decideAddChannel({ fields: { name: '', on: false, serves: [], locale: input.locale, settings, summary: false }, given, nameTaken: false })
      if (!checked.accepted) throw new Refused(checked.refusal)
      const known = saved ? pick(await vault.open(reader, saved.id), kept) : {}
      const all = { ...known, ...secrets }
      const lost = secretsNeeded(settings).find((name) => !(name in all))
      if (lost) throw refused('CHANNEL_SECRET_AGAIN', { field: `secrets.${lost}` })
      const result = await test(settings, all, { to: input.to, locale: input.locale })
      // Tested as it is saved, and it works: it need not wait for its next try.
      if (result.sent && saved?.trouble && Object.keys(secrets).length === 0 && JSON.stringify(settings) === JSON.stringify(saved.settings)) {
        await writer.run(actor, async (tx) => {
          const loaded = await tx.load(channelSubject, saved.id)
          await tx.record(channelSubject, loaded, decideRecover(loaded.state))
        })
      }
      return result
    }),
  }
}

const pick = (secrets: Secrets, names: readonly string[]): Secrets => Object.fromEntries(Object.entries(secrets).filter(([name]) => names.includes(name)))
