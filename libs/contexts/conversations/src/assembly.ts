import type { AuditLog, Clock, Database, FileStorage, Outbox, UnitOfWork } from '@yingda/platform';
import type { AgentPresence, BotDuty, KeptFileRights, Names, Reach, Wording } from './ports';
import { FollowIdentities } from './reactions/follow-identities';
import { HandOver } from './reactions/hand-over';
import { IndexMessages } from './reactions/index-messages';
import { MarkChangedDeliveries } from './reactions/mark-changed-deliveries';
import { AttachmentStore } from './storage/attachment-store';
import { Committer, type CommitShape } from './storage/committer';
import { ConversationReader } from './storage/conversation-reader';
import { ConversationStore } from './storage/conversation-store';
import { DraftStore } from './storage/draft-store';
import { EntryChanges } from './storage/entry-changes';
import { FileKeeper } from './storage/file-keeper';
import { Marks } from './storage/marks';
import { Mentions } from './storage/mentions';
import { MergeStore } from './storage/merge-store';
import { MessageReads } from './storage/message-reads';
import { MessageSearch } from './storage/message-search';
import { UnreadMessages } from './storage/unread-messages';
import { TimelineReads } from './storage/timeline-reads';
import { TopicStore } from './storage/topic-store';
import { AwaitCall, RejoinQueue } from './use-cases/aside';
import { AddNote } from './use-cases/add-note';
import { AcceptConversation, AssignConversation } from './use-cases/assigning';
import { KeepFiles, ReadAttachment, StoreAttachment } from './use-cases/attachments';
import {
  AbandonConversation,
  CloseByCustomer,
  CloseBySilence,
  CloseConversation,
  CloseSilentWithBot,
  DisposeConversation,
  RateConversation,
} from './use-cases/closing';
import { ConversationChanges } from './use-cases/conversation-changes';
import { CloseSilent } from './use-cases/close-silent';
import { SaveDraft } from './use-cases/drafts';
import { FillAttachment } from './use-cases/fill-attachment';
import { EscalateConversation, TransferConversation, WaitForCustomer } from './use-cases/handling';
import { JoinConversation, LeaveConversation } from './use-cases/joining';
import { CloseByRule } from './use-cases/close-by-rule';
import { MarkConversation } from './use-cases/mark-conversation';
import { MarkDelivered, MarkRead } from './use-cases/marking';
import { MergeConversations, UnmergeConversation } from './use-cases/merging';
import { MoveConversations } from './use-cases/move-conversations';
import { EditMessage, MessageChanger, RecallMessage } from './use-cases/notes-and-changes';
import { OpenConversation } from './use-cases/open-conversation';
import { ReadMentions } from './use-cases/read-mentions';
import { ReadRights } from './use-cases/read-rights';
import { ReceiveMessages } from './use-cases/receive-messages';
import { HoldConversation, RecordOutside } from './use-cases/hold-conversation';
import { RecordMissedPromise } from './use-cases/record-missed-promise';
import { RemoveUnsent } from './use-cases/remove-unsent';
import { Reopening, ReopenConversation } from './use-cases/reopen-conversation';
import { SayAutomatically } from './use-cases/say-automatically';
import { SendMessage } from './use-cases/send-message';
import { TakeBackTransfer } from './use-cases/take-back';
import { Topics } from './use-cases/topics';
import {
  DeclineConversation,
  LeaveMessage,
  OfferConversation,
  QueueConversation,
  ReturnConversation,
} from './use-cases/waiting';

/** What the context stands on. */
export interface Ground {
  database: Database;
  unitOfWork: UnitOfWork;
  outbox: Outbox;
  clock: Clock;
  files: FileStorage;
  audit: AuditLog;
  names: Names;
  presence: AgentPresence;
  reach: Reach;
  wording: Wording;
  bots: BotDuty;
  keptFiles: KeptFileRights;
  /** One lane of batches when not given. */
  commit?: CommitShape;
}

/** Every part of the context, by its class; the module hands them to Nest, specs take them as they are. */
export class Conversations {
  private readonly parts = new Map<unknown, object>();

  constructor(parts: object[]) {
    for (const part of parts) this.parts.set(part.constructor, part);
  }

  find<T extends object>(type: abstract new (...args: never[]) => T): T {
    const part = this.parts.get(type);
    if (!part) throw new Error(`The conversations context has no ${type.name}`);
    return part as T;
  }
}

/** Puts the context together. Connections are opened with the first statement that needs them. */
export function conversations(ground: Ground): Conversations {
  const { database, unitOfWork, outbox, clock, files, names, presence, bots } = ground;
  const store = new ConversationStore(database, outbox);
  const messages = new MessageReads(database);
  const entries = new EntryChanges(database, outbox);
  const attachments = new AttachmentStore(database);
  const keeper = new FileKeeper(files);
  const topics = new TopicStore(database);
  const drafts = new DraftStore(database);
  const mentions = new Mentions(database);
  const reader = new ConversationReader(database, clock);
  const search = new MessageSearch(database);
  const changes = new ConversationChanges(unitOfWork, store, clock);
  const reopening = new Reopening(store, names, presence, bots);
  const changer = new MessageChanger(unitOfWork, store, messages, entries, clock, ground.reach);
  // One lane, as the database mostly shares the machine; a second pays where it has cores of its own.
  const { lanes, most } = ground.commit ?? { lanes: 1, most: undefined };
  const writers = Array.from({ length: lanes }, () => database.writer());
  const committer = new Committer(writers, outbox, clock, most, database.watch);
  const marks = new Marks(database.writer(), outbox, clock);
  const mergeStorage = { conversations: store, messages, entries, merges: new MergeStore(database) };
  const assign = new AssignConversation(changes, names, presence);
  const giveBack = new ReturnConversation(changes, names);
  const bySilence = new CloseBySilence(changes);
  const move = new MoveConversations(database, changes);
  const rights = new ReadRights(database);
  const sending = { committer, conversations: store, messages, attachments };
  return new Conversations([
    new OpenConversation(unitOfWork, store, changes, { rights, names, bots }),
    new SendMessage(unitOfWork, sending, reopening, clock, {
      reach: ground.reach,
      wording: ground.wording,
      watch: database.watch,
    }),
    new SayAutomatically(unitOfWork, { conversations: store, messages, attachments }, ground.reach, clock),
    new AddNote(unitOfWork, { conversations: store, messages, mentions }, names, clock),
    new ReadMentions(unitOfWork, mentions, outbox, clock),
    new EditMessage(changer, ground.wording),
    new RecallMessage(changer),
    new MarkRead(marks, store),
    new MarkDelivered(marks, store),
    new QueueConversation(changes),
    new OfferConversation(changes, names),
    new AcceptConversation(changes, names, presence),
    new DeclineConversation(changes, names),
    assign,
    giveBack,
    new TransferConversation(changes, names, presence),
    new TakeBackTransfer(changes, messages, names),
    new EscalateConversation(changes),
    new WaitForCustomer(changes),
    new RecordMissedPromise(changes),
    new HoldConversation(store),
    new RecordOutside(changes),
    new MarkConversation(changes),
    new CloseByRule(changes),
    new JoinConversation(changes),
    new LeaveConversation(changes),
    new CloseConversation(changes, messages, topics),
    new CloseByCustomer(changes),
    bySilence,
    new CloseSilentWithBot(changes),
    new CloseSilent(reader, bySilence, clock),
    new AbandonConversation(changes),
    new DisposeConversation(changes, topics),
    new RateConversation(changes),
    new ReopenConversation(changes, reopening),
    new LeaveMessage(changes),
    new AwaitCall(changes),
    new RejoinQueue(changes),
    new MergeConversations(unitOfWork, mergeStorage, changes),
    new UnmergeConversation(unitOfWork, mergeStorage, changes, presence),
    move,
    new SaveDraft(store, drafts, clock),
    new Topics(unitOfWork, topics, outbox, ground.audit),
    new StoreAttachment(attachments, keeper, clock),
    new KeepFiles(attachments),
    new ReadAttachment(attachments, store, files, { conversations: rights, kept: ground.keptFiles }),
    new ReceiveMessages(unitOfWork, { conversations: store, messages, attachments }, reopening, clock, bots),
    new FillAttachment(unitOfWork, attachments, keeper, { conversations: store, messages, entries }, clock),
    new RemoveUnsent(attachments, files, unitOfWork, clock),
    rights,
    reader,
    new TimelineReads(database),
    drafts,
    search,
    new UnreadMessages(database),
    new IndexMessages(search),
    new FollowIdentities(move),
    new MarkChangedDeliveries(database),
    new HandOver(reader, assign, giveBack),
  ]);
}
