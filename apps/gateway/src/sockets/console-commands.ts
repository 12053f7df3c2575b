import { ActorOf, ForcePresence, NotifyTeam, SetPresence } from '@yingda/agents';
import { InboxReader, ShowTyping } from '@yingda/channels';
import { ConversationRow, type ConsoleCommands } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import {
  AcceptConversation,
  AddNote,
  AssignConversation,
  CloseConversation,
  DeclineConversation,
  DisposeConversation,
  EditMessage,
  EscalateConversation,
  JoinConversation,
  LeaveConversation,
  MarkRead,
  MergeConversations,
  OpenConversation,
  ReadMentions,
  RecallMessage,
  ReopenConversation,
  SaveDraft,
  SendMessage,
  TakeBackTransfer,
  TransferConversation,
  UnmergeConversation,
  WaitForCustomer,
} from '@yingda/conversations';
import { CustomerReader } from '@yingda/customers';
import { TakeFromQueue } from '@yingda/routing';
import type { Handlers } from './bind-commands';
import { validateContent } from './content-validator';
import { ReadableConversations } from '../views/readable';
import type { BoardWatch } from '../board/board-watch';
import { boardCommands } from './board-commands';
import { ScreenFacts } from './customer-screens';
import type { SurveysOfConversations } from '../wiring/surveys-of-conversations';
import { rooms } from './rooms';
import { endWithToken, unwatch, watch, type AgentSocket } from './session';
import type { Typing } from './typing';
import type { Viewers } from './viewers';
import { type RecentMoves, WhileUnmoved } from './while-unmoved';

/** What the commands of an agent call. */
export interface ConsoleUseCases {
  actorOf: ActorOf;
  presence: SetPresence;
  forcePresence: ForcePresence;
  notifyTeam: NotifyTeam;
  inboxes: InboxReader;
  customers: CustomerReader;
  reader: ReadableConversations;
  open: OpenConversation;
  send: SendMessage;
  edit: EditMessage;
  recall: RecallMessage;
  note: AddNote;
  readMentions: ReadMentions;
  read: MarkRead;
  accept: AcceptConversation;
  assign: AssignConversation;
  transfer: TransferConversation;
  takeBack: TakeBackTransfer;
  escalate: EscalateConversation;
  wait: WaitForCustomer;
  join: JoinConversation;
  leave: LeaveConversation;
  close: CloseConversation;
  dispose: DisposeConversation;
  reopen: ReopenConversation;
  merge: MergeConversations;
  unmerge: UnmergeConversation;
  draft: SaveDraft;
  take: TakeFromQueue;
  decline: DeclineConversation;
  facts: ScreenFacts;
  typing: Typing;
  /** The same on the customer's channel. */
  showTyping: ShowTyping;
  moves: RecentMoves;
  viewers: Viewers;
  board: BoardWatch;
  surveys: SurveysOfConversations;
  now(): Date;
}

/** name → what runs it, for one agent's socket. Parses nothing and decides nothing. */
export function consoleCommands(socket: AgentSocket, use: ConsoleUseCases): Handlers<ConsoleCommands> {
  const actor = () => socket.data.actor;
  const row = async (conversationId: string): Promise<{ conversation: ConversationRow }> => {
    const conversation = await use.facts.row(conversationId);
    if (!conversation) throw new Refusal('conversation-not-found', 'There is no such conversation.');
    return { conversation };
  };
  /** Runs a use case on one conversation and answers with its row. */
  const then = async (work: Promise<{ id: string }>): Promise<{ conversation: ConversationRow }> =>
    row((await work).id);
  /** Whether the agent has the conversation, or writes along in it. */
  const served = new WhileUnmoved(use.moves, async (conversationId) => {
    const { agentId, joinedAgentIds } = await use.reader.stateFor(actor(), conversationId);
    return agentId === actor().agentId || (joinedAgentIds?.includes(actor().agentId) ?? false);
  });
  const author = () => ({ kind: 'agent' as const, id: actor().agentId, name: actor().publicName });
  const writing = (conversationId: string, on: boolean): void => {
    use.typing.byAgent(conversationId, author(), on);
    use.showTyping.execute(conversationId, on);
  };

  return {
    'conversation.open': async ({ conversationId, customerId, inboxKey }) => {
      const opening = await openingFor(use, { customerId, inboxKey });
      return row((await use.open.execute(actor(), { conversationId, ...opening })).conversation.id);
    },
    async 'conversation.subscribe'({ conversationId }) {
      const { customerId } = await use.reader.stateFor(actor(), conversationId);
      await watch(socket, conversationId, customerId);
      // Moved out of the agent's sight between the two: whoever was told of it found this socket not listening yet.
      await use.reader.stateFor(actor(), conversationId).catch((error: unknown) => {
        unwatch(socket, conversationId);
        throw error;
      });
      return row(conversationId);
    },
    async 'conversation.unsubscribe'({ conversationId }) {
      unwatch(socket, conversationId);
      return {};
    },
    async 'conversation.view'({ conversationId }) {
      if (conversationId) await use.reader.stateFor(actor(), conversationId);
      await use.viewers.view(socket, conversationId ?? null);
      return {};
    },
    async 'conversation.catch-up'(command) {
      const caughtUp = await use.reader.catchUpStaff(actor(), command);
      // Marks and states raise the revision and are no entries; who is behind may have missed those, too.
      if (caughtUp.head.revision > command.afterRevision)
        socket.emit('conversation.updated', {
          conversation: await use.reader.stateFor(actor(), command.conversationId),
        });
      return caughtUp;
    },
    'message.send': (command) =>
      use.send.execute(actor(), { ...command, content: validateContent(command.content) }),
    async 'message.edit'({ messageId, content }) {
      await use.edit.execute(actor(), { messageId, content: validateContent(content) });
      return {};
    },
    async 'message.recall'(command) {
      await use.recall.execute(actor(), command);
      return {};
    },
    'note.add': (command) => use.note.execute(actor(), { ...command, mentions: command.mentions ?? [] }),
    async 'mention.read'(command) {
      await use.readMentions.execute(actor(), command);
      return {};
    },
    async 'conversation.read'(command) {
      await use.read.execute(actor(), command);
      return {};
    },
    async 'typing.start'({ conversationId, activity }) {
      const serves = await served.of(conversationId);
      const writes = activity ?? 'reply';
      await use.viewers.act(socket, conversationId, writes);
      if (writes === 'reply' && serves) writing(conversationId, true);
      return {};
    },
    async 'typing.stop'({ conversationId }) {
      const serves = await served.of(conversationId);
      await use.viewers.act(socket, conversationId, 'viewing');
      // A colleague who looks in is not shown to the customer, coming or going.
      if (serves) writing(conversationId, false);
      return {};
    },
    'conversation.accept': (command) => then(use.accept.execute(actor(), command)),
    async 'conversation.decline'(command) {
      await use.decline.execute(actor(), command);
      return {};
    },
    'conversation.assign': (command) => then(use.assign.execute(actor(), command)),
    'conversation.transfer': (command) => then(use.transfer.execute(actor(), command)),
    'conversation.take-back': (command) => then(use.takeBack.execute(actor(), command)),
    'conversation.escalate': (command) => then(use.escalate.execute(actor(), command)),
    'conversation.wait': (command) => then(use.wait.execute(actor(), command)),
    'conversation.join': (command) => then(use.join.execute(actor(), command)),
    'conversation.leave': (command) => then(use.leave.execute(actor(), command)),
    'conversation.close': (command) => then(use.close.execute(actor(), command)),
    'conversation.dispose': (command) => then(use.dispose.execute(actor(), command)),
    'conversation.reopen': (command) => then(use.reopen.execute(actor(), command)),
    'conversation.merge': (command) => then(use.merge.execute(actor(), command)),
    'conversation.unmerge': (command) => then(use.unmerge.execute(actor(), command)),
    async 'queue.take'(command) {
      const taken = await use.take.execute(actor(), command);
      return { conversation: taken ? (await row(taken.conversationId)).conversation : null };
    },
    async 'draft.save'(command) {
      await use.draft.execute(actor(), command);
      return {};
    },
    async 'presence.set'(command) {
      await use.presence.execute(actor(), command);
      return {};
    },
    async 'presence.force'(command) {
      await use.forcePresence.execute(actor(), command);
      return {};
    },
    async 'team.notify'(command) {
      await use.notifyTeam.execute(actor(), command);
      return {};
    },
    async 'survey.invite'(command) {
      return { invitation: await use.surveys.invite(actor(), command) };
    },
    async 'inbox.subscribe'() {
      socket.data.subscribed = true;
      await socket.join(rooms.listsOf(actor()));
      return {};
    },
    ...boardCommands(socket, use.board),
    async 'session.renew'({ token }) {
      const { actor: renewed, expiresAt } = await use.actorOf.execute(token);
      if (renewed.agentId !== actor().agentId)
        throw new Refusal('token-invalid', 'The token belongs to somebody else; sign in again.');
      socket.data.actor = renewed;
      socket.data.expiresAt = expiresAt.getTime();
      endWithToken(socket, use.now().getTime());
      return {};
    },
  };
}

/** An agent opens a conversation with a customer on the identity the inbox knows them by. */
async function openingFor(use: ConsoleUseCases, wanted: { customerId?: string; inboxKey?: string }) {
  if (!wanted.customerId || !wanted.inboxKey)
    throw new Refusal('invalid-payload', 'Name the customer and the inbox.');
  const inbox = await use.inboxes.byKey(wanted.inboxKey);
  if (!inbox) throw new Refusal('inbox-not-found', 'There is no such inbox.');
  const identityId = await use.customers.identityIn(wanted.customerId, inbox.id);
  if (!identityId)
    throw new Refusal('customer-not-found', 'This customer has never written through this inbox.');
  const { channel, teamId, id: inboxId } = inbox;
  return { inboxId, channel, teamId, customerId: wanted.customerId, identityId };
}
