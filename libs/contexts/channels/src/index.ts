export { ChannelsModule } from './channels.module';
export { InboundWorker } from './create-inbound';
export {
  AdapterContexts,
  CallLog,
  MailSubjects,
  OptOuts,
  OpeningHours,
  People,
  PublicAddress,
  Replies,
  StoredFiles,
  Talks,
  TeamDirectory,
  type ArrivedFile,
  type KeptCall,
  type MenuAnswer,
  type MetPerson,
  type MetSender,
  type OwnCalendar,
  type PersonAddress,
  type ReceivedMessage,
} from './ports';
export {
  Attendance,
  MailPeople,
  UnreadTalks,
  WaitingCustomers,
  type UnreadTalk,
  type WaitingCustomer,
} from './follow-up-ports';
export { providerFetch } from './adapters/provider-fetch';
export type { Sender } from './adapters/channel-event';
export { ForgetEvents } from './use-cases/forget-events';
export { LEARN_PROFILE, LearnProfile, type Newcomer } from './use-cases/newcomers';
export { LogCall } from './use-cases/log-call';
export { ReceiveApiMessage } from './use-cases/receive-api-message';
export { ReceiveHook, type HookAnswer, type HookRequest } from './use-cases/receive-hook';
export type { CalendarSettings, OpenTimes } from './domain/calendar';
export { type Inbox, type InboxSettings, DEFAULT_APPEARANCE } from './domain/inbox';
export { USUAL_SENDING } from './domain/sending-rules';
export { originAllowed } from './domain/origins';
export { snippet } from './domain/snippet';
export { AccountWatch } from './use-cases/account-watch';
export { AddInbox } from './use-cases/add-inbox';
export { ApiKeyReader, CreateApiKey, RevokeApiKey, VerifyApiKey } from './use-cases/api-keys';
export { EditInbox, type EditInboxCommand } from './use-cases/edit-inbox';
export { InboxReader } from './use-cases/inbox-reader';
export { RefusedFrom, SeenFrom } from './use-cases/record-visits';
export { RotateSecret } from './use-cases/rotate-secret';
export { FollowUpReactions } from './reactions/follow-up';
export { SendOut } from './reactions/send-out';
export { ChangeOutgoing, type ChangedMessage } from './use-cases/change-outgoing';
export { CheckOutgoing, OutletReader, PreviewOutgoing } from './use-cases/check-outgoing';
export { DeliveryReader } from './use-cases/delivery-reader';
export { FollowUpReader } from './use-cases/follow-up-reader';
export { PlanFollowUp } from './use-cases/plan-follow-up';
export { WindowEndings } from './storage/window-watch';
export { ResendMessage } from './use-cases/resend-message';
export { EndSession } from './use-cases/end-session';
export { ShowTyping } from './use-cases/show-typing';
export { NoticeAccountReader } from './use-cases/notice-accounts';
export { TemplateReader } from './use-cases/template-reader';
export { OutboundWorker } from './use-cases/outbound-worker';
export { type MenuPage } from './adapters/menu-pages';
