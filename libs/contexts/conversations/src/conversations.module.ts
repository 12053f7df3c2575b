import { AwaitCall, RejoinQueue } from './use-cases/aside';
import { Module, type DynamicModule, type Provider } from '@nestjs/common';
import {
  AuditLog,
  CLOCK,
  Database,
  FILE_STORAGE,
  Outbox,
  UnitOfWork,
  type Clock,
  type FileStorage,
} from '@yingda/platform';
import { conversations, type Conversations } from './assembly';
import { AgentPresence, BotDuty, KeptFileRights, Names, Reach, Wording } from './ports';
import { FollowIdentities } from './reactions/follow-identities';
import { HandOver } from './reactions/hand-over';
import { IndexMessages } from './reactions/index-messages';
import { MarkChangedDeliveries } from './reactions/mark-changed-deliveries';
import type { CommitShape } from './storage/committer';
import { ConversationReader } from './storage/conversation-reader';
import { DraftStore } from './storage/draft-store';
import { MessageSearch } from './storage/message-search';
import { UnreadMessages } from './storage/unread-messages';
import { TimelineReads } from './storage/timeline-reads';
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
import { EditMessage, RecallMessage } from './use-cases/notes-and-changes';
import { OpenConversation } from './use-cases/open-conversation';
import { ReadMentions } from './use-cases/read-mentions';
import { ReadRights } from './use-cases/read-rights';
import { ReceiveMessages } from './use-cases/receive-messages';
import { HoldConversation, RecordOutside } from './use-cases/hold-conversation';
import { RecordMissedPromise } from './use-cases/record-missed-promise';
import { RemoveUnsent } from './use-cases/remove-unsent';
import { ReopenConversation } from './use-cases/reopen-conversation';
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

const ASSEMBLY = Symbol('Conversations');

/** Everything the context hands out; each is one member of the assembly. */
const OFFERED = [
  OpenConversation,
  SayAutomatically,
  SendMessage,
  AddNote,
  ReadMentions,
  EditMessage,
  RecallMessage,
  MarkRead,
  MarkDelivered,
  QueueConversation,
  OfferConversation,
  AcceptConversation,
  DeclineConversation,
  AssignConversation,
  ReturnConversation,
  TransferConversation,
  TakeBackTransfer,
  EscalateConversation,
  WaitForCustomer,
  RecordMissedPromise,
  HoldConversation,
  RecordOutside,
  MarkConversation,
  CloseByRule,
  JoinConversation,
  LeaveConversation,
  CloseConversation,
  CloseByCustomer,
  CloseBySilence,
  CloseSilent,
  CloseSilentWithBot,
  AbandonConversation,
  DisposeConversation,
  RateConversation,
  ReopenConversation,
  LeaveMessage,
  AwaitCall,
  RejoinQueue,
  MergeConversations,
  UnmergeConversation,
  MoveConversations,
  SaveDraft,
  Topics,
  StoreAttachment,
  KeepFiles,
  ReadAttachment,
  ReceiveMessages,
  FillAttachment,
  RemoveUnsent,
  ReadRights,
  ConversationReader,
  TimelineReads,
  DraftStore,
  MessageSearch,
  UnreadMessages,
  IndexMessages,
  FollowIdentities,
  HandOver,
  MarkChangedDeliveries,
] as const;

const offered: Provider[] = OFFERED.map((type) => ({
  provide: type,
  inject: [ASSEMBLY],
  useFactory: (all: Conversations) => all.find(type as never),
}));

/** Conversations, messages, notes, topics, drafts and search. `ports`: all of `ports.ts` but imports'. */
@Module({})
export class ConversationsModule {
  static with(ports: Provider[], commit?: CommitShape): DynamicModule {
    return {
      module: ConversationsModule,
      providers: [
        ...ports,
        {
          provide: ASSEMBLY,
          inject: [
            ...[Database, UnitOfWork, Outbox, CLOCK, FILE_STORAGE, AuditLog],
            ...[Names, AgentPresence, Reach, BotDuty, Wording, KeptFileRights],
          ],
          // eslint-disable-next-line no-restricted-syntax -- Nest hands dependencies over one by one
          useFactory: (
            database: Database,
            unitOfWork: UnitOfWork,
            outbox: Outbox,
            clock: Clock,
            files: FileStorage,
            audit: AuditLog,
            names: Names,
            presence: AgentPresence,
            reach: Reach,
            bots: BotDuty,
            wording: Wording,
            keptFiles: KeptFileRights,
          ) =>
            conversations({
              ...{
                database,
                unitOfWork,
                outbox,
                clock,
                files,
                audit,
                names,
                presence,
                reach,
                bots,
                wording,
                keptFiles,
                commit,
              },
            }),
        },
        ...offered,
      ],
      exports: offered,
    };
  }
}
