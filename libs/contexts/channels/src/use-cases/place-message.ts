import type { CustomerActor } from '@yingda/events';
import type { Thread } from '../adapters/placing';
import type { Inbox } from '../domain/inbox';
import type { ReceivedMessage, SendingSide } from '../ports';
import type { ChannelMessageTable } from '../storage/channel-messages';
import type { Accounts } from './accounts';

/** Where a message says it belongs, as far as that is believed. */
export type Place = Pick<ReceivedMessage, 'conversationId' | 'joins' | 'apart'>;

/**
 * The conversation that a message names is entered only by who takes part in it: its customer, and whoever was let in
 * before. Its channel decides by what is known of the thread.
 */
export class PlaceMessage {
  constructor(
    private readonly accounts: Accounts,
    private readonly messages: ChannelMessageTable,
    private readonly sending: SendingSide | null,
  ) {}

  async execute(thread: Thread, { inbox, actor }: { inbox: Inbox; actor: CustomerActor }): Promise<Place> {
    const adapter = this.accounts.adapterOf(inbox);
    if (!adapter?.place) return {};
    const { messages, sending } = this;
    const isTheirs = async (id: string) => (await sending?.customerOf(id)) === actor.customerId;
    const placed = await adapter.place(thread, this.accounts.settingsOf(inbox), {
      ofToken: (token) => sending?.conversationOfToken(token) ?? null,
      ofMessageIds: async (ids) => {
        const ours = await sending?.conversationsOf(inbox.id, ids);
        const theirs = await messages.among(inbox.id, ids);
        // Whoever chose an id that we had used before does not take its place.
        return new Map([
          ...theirs.map((one) => [one.externalId, one.conversationId] as const),
          ...(ours ?? []),
        ]);
      },
      takesPart: async (id) => (await isTheirs(id)) || messages.wroteIn(id, actor.identityId),
    });
    if (placed.conversationId === null) return placed.note ? { apart: placed.note } : {};
    const { conversationId } = placed;
    return { conversationId, ...((await isTheirs(conversationId)) ? {} : { joins: true }) };
  }
}
