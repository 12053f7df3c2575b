import type {
  ConsoleCommands,
  ConsoleEvents,
  ConversationState,
  StaffEntry,
  WindowEnding,
} from '@yingda/contracts';
import type { ServiceLevelLevel } from '@yingda/contracts/names';
import type { Connection } from '@yingda/realtime-client';
import type { LiveState } from './live-state';
import { mentioned, mentionsRead } from './mentions';
import { hasOldCustomer, mergeCustomer, mergeEntry, mergeState, putRows } from './merge-row';
import { isOpen, isQueued } from './row-order';
import { withClock } from './clocks';
import { withEnding } from './window-endings';

export type ConsoleConnection = Connection<ConsoleCommands, ConsoleEvents>;

/** What happens beside the stores: fetching what is not known, telling the agent. */
export interface Reactions {
  /** A conversation that is not known; `wanted` when it belongs on a screen of this agent. */
  unknown(state: ConversationState, wanted: boolean): void;
  directoryChanged(list: ConsoleEvents['directory.changed']['list']): void;
  customerChanged(customerId: string): void;
  messageArrived(entry: StaffEntry): void;
  offered(conversationId: string): void;
  assigned(conversationId: string): void;
  mentioned(mention: ConsoleEvents['agent.mentioned']): void;
  windowEnding(conversationId: string, ending: WindowEnding): void;
  serviceLevel(level: ServiceLevelLevel, told: ConsoleEvents['service-level.breached']): void;
  sessionEnded(code: string): void;
}

/** Whose screen it is; teams change with the directory, so they are asked for each time. */
export interface Self {
  agentId: string;
  teamIds(): readonly string[];
}

function concerns(state: ConversationState, live: LiveState, self: Self): boolean {
  if (state.agentId === self.agentId && (isOpen(state) || state.wrapUpDue)) return true;
  if (isQueued(state) && state.teamId && self.teamIds().includes(state.teamId)) return true;
  const { view } = live.shownView.get();
  return (view === 'all' && isOpen(state)) || (view === 'closed' && !isOpen(state));
}

function onUpdated(state: ConversationState, at: { live: LiveState; self: Self; react: Reactions }): void {
  const { live, self, react } = at;
  const before = live.row(state.id);
  const merged = mergeState(live.rows.get(), state);
  if (merged) live.rows.set(merged);
  if (hasOldCustomer(merged?.[state.id])) react.unknown(state, true);
  // Joined or separated: it stands in the history of the one now, and no longer in that of the other.
  if (before && before.customerId !== state.customerId)
    for (const id of [before.customerId, state.customerId]) react.customerChanged(id);
  if (!merged) react.unknown(state, concerns(state, live, self));
  live.countsChanged();
  // Somebody took it from the queue in front of this agent: the row says who before it goes.
  const taken = before && isQueued(before) && !isQueued(state) && state.agentId;
  if (taken && taken !== self.agentId) live.depart(state.id, { reason: 'taken' });
  const offeredToMe = state.status === 'offered' && state.agentId === self.agentId;
  if (!offeredToMe) live.setOffer(state.id, null);
  const isNewlyMine = state.agentId === self.agentId && before?.agentId !== self.agentId;
  if (isNewlyMine && isOpen(state) && !offeredToMe) react.assigned(state.id);
}

/** Binds every event of the socket to the stores. Gives the end of all of it. */
export function listen(
  connection: ConsoleConnection,
  live: LiveState,
  rest: { self: Self; react: Reactions },
): () => void {
  const { self, react } = rest;
  const stops = [
    connection.on('conversation.updated', ({ conversation }) =>
      onUpdated(conversation, { live, self, react }),
    ),
    connection.on('message.sent', ({ message }) => {
      live.rows.set((rows) => mergeEntry(rows, message));
      if (message.author.kind === 'customer') live.setTyping(message.conversationId, null);
      react.messageArrived(message);
    }),
    connection.on('typing.changed', ({ conversationId, author, typing, text }) => {
      if (author.id === self.agentId) return;
      if (author.kind !== 'customer') return;
      live.setTyping(conversationId, typing ? { author, ...(text ? { text } : {}) } : null);
    }),
    connection.on('viewers.changed', ({ conversationId, viewers }) => {
      const others = viewers.filter((viewer) => viewer.agentId !== self.agentId);
      live.viewers.set((before) => ({ ...before, [conversationId]: others }));
    }),
    connection.on('conversation.offered', ({ conversation, expiresAt }) => {
      live.rows.set((rows) => putRows(rows, [conversation]));
      live.setOffer(conversation.id, expiresAt);
      react.offered(conversation.id);
    }),
    connection.on('conversation.withdrawn', ({ conversationId, reason, byName }) => {
      live.setOffer(conversationId, null);
      live.depart(conversationId, { reason, ...(byName ? { byName } : {}) });
      live.countsChanged();
    }),
    connection.on('presence.changed', ({ agentId, state, reason, load }) =>
      live.setPresence(agentId, { state, reason, load }),
    ),
    connection.on('queue.changed', ({ teamId, waiting, oldestSince }) => {
      live.queues.set((before) => ({ ...before, [teamId]: { waiting, oldestSince } }));
      live.countsChanged();
    }),
    connection.on('delivery.changed', ({ messageId, delivery }) =>
      live.deliveries.set((known) => ({ ...known, [messageId]: delivery })),
    ),
    connection.on('window.changed', ({ identityId, window }) =>
      live.windows.set((known) => ({ ...known, [identityId]: { window, at: Date.now() } })),
    ),
    connection.on('window.ending', ({ conversationId, ending, agentIds }) => {
      live.rows.set((rows) => withEnding(rows, conversationId, ending));
      if (agentIds.includes(self.agentId)) react.windowEnding(conversationId, ending);
    }),
    connection.on('service-level.changed', ({ conversationId, clock }) =>
      live.rows.set((rows) => withClock(rows, conversationId, clock)),
    ),
    connection.on('service-level.warned', (told) => {
      if (told.agentIds.includes(self.agentId)) react.serviceLevel('warning', told);
    }),
    connection.on('service-level.breached', (told) => {
      if (told.agentIds.includes(self.agentId)) react.serviceLevel('breach', told);
    }),
    connection.on('shopper.changed', ({ customerId, goneSince }) =>
      live.shoppers.set((known) => ({
        ...known,
        [customerId]: { goneSince: goneSince ?? null, at: Date.now() },
      })),
    ),
    connection.on('page.visited', ({ customerId, visit }) => live.addVisit(customerId, visit)),
    connection.on('customer.updated', ({ customer }) => {
      live.rows.set((rows) => mergeCustomer(rows, customer));
      react.customerChanged(customer.id);
    }),
    connection.on('conversation.read', ({ conversationId, reader, deliveredSequence, readSequence }) =>
      live.rows.set((rows) => {
        const row = rows[conversationId];
        if (!row) return rows;
        const marks =
          reader === 'customer'
            ? {
                ...row.marks,
                customerDelivered: Math.max(row.marks.customerDelivered, deliveredSequence),
                customerRead: Math.max(row.marks.customerRead, readSequence),
              }
            : { ...row.marks, agentRead: Math.max(row.marks.agentRead, readSequence) };
        const unread = marks.agentRead >= row.head.sequence ? 0 : row.unread;
        return { ...rows, [conversationId]: { ...row, marks, unread } };
      }),
    ),
    connection.on('agent.mentioned', (mention) => {
      live.mentions.set((known) => mentioned(known, mention));
      live.countsChanged();
      react.mentioned(mention);
    }),
    connection.on('mention.read', (read) => {
      live.mentions.set((known) => mentionsRead(known, read));
      live.countsChanged();
    }),
    connection.on('loads.changed', ({ loads }) => live.setLoads(loads)),
    connection.on('directory.changed', ({ list }) => react.directoryChanged(list)),
    connection.on('session.ended', ({ code }) => react.sessionEnded(code)),
  ];
  return () => stops.forEach((stop) => stop());
}
