export { ConversationsModule } from './conversations.module';
export { ImportsModule } from './imports.module';
export { ConversationAccess, type Subject, visibilityOf, type Visibility } from './domain/access';
export { excerptOf, textOf } from './domain/content';
export { toldOf } from './domain/notes';
export { customerMessageOf } from './domain/views';
export {
  AgentPresence,
  BotDuty,
  ImportDirectory,
  ImportedPeople,
  Names,
  Reach,
  KeptFileRights,
  Wording,
  type CannedResponseSent,
  type AutomaticObstacle,
  type AboutToSay,
  type AgentName,
  type ImportedPerson,
  type ImportNames,
  type JustChanged,
} from './ports';
export { FollowIdentities } from './reactions/follow-identities';
export { HandOver } from './reactions/hand-over';
export { IndexMessages } from './reactions/index-messages';
export { MarkChangedDeliveries } from './reactions/mark-changed-deliveries';
export { ConversationReader, type OpenMenu } from './storage/conversation-reader';
export { type CommitShape, EACH_BY_ITSELF } from './storage/committer';
export { DraftStore } from './storage/draft-store';
export { ImportedRows } from './storage/imported-rows';
export { MessageSearch, type FoundMessage } from './storage/message-search';
export { UnreadMessages, type UnreadByCustomer } from './storage/unread-messages';
export { TimelineReads, type CaughtUp } from './storage/timeline-reads';
export {
  AcceptConversation,
  AssignConversation,
  type AssignConversationCommand,
} from './use-cases/assigning';
export {
  ReadAttachment,
  KeepFiles,
  StoreAttachment,
  type OpenedFile,
  type StoreAttachmentCommand,
  type StoredFile,
} from './use-cases/attachments';
export {
  AbandonConversation,
  CloseByCustomer,
  CloseBySilence,
  CloseConversation,
  CloseSilentWithBot,
  DisposeConversation,
  RateConversation,
  type CloseConversationCommand,
  type RateConversationCommand,
} from './use-cases/closing';
export { CloseSilent, SILENCE_MS } from './use-cases/close-silent';
export { SaveDraft } from './use-cases/drafts';
export { FillAttachment, type FillAttachmentCommand } from './use-cases/fill-attachment';
export {
  EscalateConversation,
  TransferConversation,
  WaitForCustomer,
  type TransferConversationCommand,
} from './use-cases/handling';
export { JoinConversation, LeaveConversation } from './use-cases/joining';
export { ForgetImportFiles } from './use-cases/forget-import-files';
export { ImportWorker } from './use-cases/import-worker';
export { ImportReader, ReceiveImport } from './use-cases/receive-import';
export { MarkDelivered, MarkRead, type MarkCommand } from './use-cases/marking';
export { MergeConversations, UnmergeConversation } from './use-cases/merging';
export { MoveConversations } from './use-cases/move-conversations';
export { AddNote, type AddNoteCommand, type NoteAdded } from './use-cases/add-note';
export { EditMessage, RecallMessage } from './use-cases/notes-and-changes';
export { OpenConversation, type OpenConversationCommand } from './use-cases/open-conversation';
export { ReadMentions } from './use-cases/read-mentions';
export { ReadRights } from './use-cases/read-rights';
export { ReceiveMessages, type ReceiveMessagesCommand } from './use-cases/receive-messages';
export { RemoveUnsent, UNSENT_MS, type UsedElsewhere } from './use-cases/remove-unsent';
export { ReopenConversation } from './use-cases/reopen-conversation';
export {
  SayAutomatically,
  type AutomaticallySaid,
  type SayAutomaticallyCommand,
  type Unsaid,
} from './use-cases/say-automatically';
export { SendMessage, type SendMessageCommand, type Sent } from './use-cases/send-message';
export { CloseByRule } from './use-cases/close-by-rule';
export { MarkConversation } from './use-cases/mark-conversation';
export { TakeBackTransfer } from './use-cases/take-back';
export { Topics, type TopicInput } from './use-cases/topics';
export {
  DeclineConversation,
  LeaveMessage,
  OfferConversation,
  QueueConversation,
  ReturnConversation,
} from './use-cases/waiting';
export { AwaitCall, RejoinQueue } from './use-cases/aside';
export { HoldConversation, RecordOutside, type OutsideEvent } from './use-cases/hold-conversation';
export { RecordMissedPromise } from './use-cases/record-missed-promise';
