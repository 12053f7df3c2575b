import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import {
  AuditLog,
  CLOCK,
  Cryptor,
  Database,
  Jobs,
  Leases,
  LOG,
  Outbox,
  RateLimiter,
  Timers,
  UnitOfWork,
} from '@yingda/platform';
import { type Channels, type ChannelsNeeds, createChannels, type ProviderNeeds } from './create-channels';
import type { FollowUpNeeds } from './create-follow-ups';
import { InboundWorker } from './create-inbound';
import {
  AdapterContexts,
  CallLog,
  MailSubjects,
  OpeningHours,
  OptOuts,
  People,
  PublicAddress,
  Replies,
  StoredFiles,
  Talks,
  TeamDirectory,
} from './ports';
import { Attendance, MailPeople, UnreadTalks, WaitingCustomers } from './follow-up-ports';
import { FollowUpReactions } from './reactions/follow-up';
import { SendOut } from './reactions/send-out';
import { WindowEndings } from './storage/window-watch';
import { AccountWatch } from './use-cases/account-watch';
import { Accounts } from './use-cases/accounts';
import { AddInbox } from './use-cases/add-inbox';
import { ApiKeyReader, CreateApiKey, RevokeApiKey, VerifyApiKey } from './use-cases/api-keys';
import { ChangeOutgoing } from './use-cases/change-outgoing';
import { CheckOutgoing, OutletReader, PreviewOutgoing } from './use-cases/check-outgoing';
import { DeliveryReader } from './use-cases/delivery-reader';
import { EditInbox } from './use-cases/edit-inbox';
import { InboxReader } from './use-cases/inbox-reader';
import { RefusedFrom, SeenFrom } from './use-cases/record-visits';
import { FollowUpReader } from './use-cases/follow-up-reader';
import { ForgetEvents } from './use-cases/forget-events';
import { LearnProfile } from './use-cases/newcomers';
import { LogCall } from './use-cases/log-call';
import { PlanFollowUp } from './use-cases/plan-follow-up';
import { ReceiveApiMessage } from './use-cases/receive-api-message';
import { ReceiveHook } from './use-cases/receive-hook';
import { ResendMessage } from './use-cases/resend-message';
import { RotateSecret } from './use-cases/rotate-secret';
import { EndSession } from './use-cases/end-session';
import { ShowTyping } from './use-cases/show-typing';
import { NoticeAccountReader } from './use-cases/notice-accounts';
import { TemplateReader } from './use-cases/template-reader';
import { OutboundWorker } from './use-cases/outbound-worker';

const CHANNELS = Symbol('Channels');

/** Who provides what the context is made of, under its names in `ChannelsNeeds` and `ProviderNeeds`. */
const NEEDS = {
  database: Database,
  unitOfWork: UnitOfWork,
  clock: CLOCK,
  outbox: Outbox,
  audit: AuditLog,
  cryptor: Cryptor,
  teams: TeamDirectory,
  opening: OpeningHours,
  address: PublicAddress,
} satisfies Record<Exclude<keyof ChannelsNeeds, 'adapters' | 'provider'>, unknown>;
const FOLLOW_UP = Symbol('FollowUpNeeds');
const FOLLOW_UP_NEEDS = {
  attendance: Attendance,
  unread: UnreadTalks,
  mailPeople: MailPeople,
  waiting: WaitingCustomers,
  timers: Timers,
} satisfies Record<keyof FollowUpNeeds, unknown>;
const PROVIDER_NEEDS = {
  log: LOG,
  leases: Leases,
  jobs: Jobs,
  people: People,
  calls: CallLog,
  talks: Talks,
  files: StoredFiles,
  replies: Replies,
  subjects: MailSubjects,
  optOuts: OptOuts,
  limiter: RateLimiter,
  followUp: FOLLOW_UP,
} satisfies Record<keyof ProviderNeeds, unknown>;

const followUp: Provider = {
  provide: FOLLOW_UP,
  inject: Object.values(FOLLOW_UP_NEEDS),
  useFactory: (...given: unknown[]) => named(FOLLOW_UP_NEEDS, given),
};

const channels: Provider = {
  provide: CHANNELS,
  inject: [...Object.values(NEEDS), ...Object.values(PROVIDER_NEEDS)],
  useFactory: (...given: unknown[]) => {
    const provider = named(
      PROVIDER_NEEDS,
      given.slice(Object.keys(NEEDS).length),
    ) as unknown as ProviderNeeds;
    return createChannels({ ...(named(NEEDS, given) as unknown as ChannelsNeeds), provider });
  },
};

/** What is given in the order of the tokens, under their names. */
function named(tokens: object, given: readonly unknown[]): Record<string, unknown> {
  return Object.fromEntries(Object.keys(tokens).map((name, index) => [name, given[index]]));
}

function part<T>(token: abstract new (...args: never[]) => T, pick: (channels: Channels) => T) {
  return { provide: token, inject: [CHANNELS], useFactory: pick };
}

const parts = [
  part(ReceiveApiMessage, (one) => one.receiveApiMessage!),
  part(LogCall, (one) => one.logCall!),
  part(ReceiveHook, (one) => one.inbound!.receiveHook),
  part(AccountWatch, (one) => one.inbound!.accountWatch),
  part(InboundWorker, (one) => one.inbound!.worker),
  part(LearnProfile, (one) => one.inbound!.learnProfile),
  part(ForgetEvents, (one) => one.inbound!.forgetEvents),
  part(AdapterContexts, (one) => one.sending!.adapterContexts),
  part(ChangeOutgoing, (one) => one.sending!.changeOutgoing),
  part(CheckOutgoing, (one) => one.sending!.checkOutgoing),
  part(ShowTyping, (one) => one.sending!.showTyping),
  part(EndSession, (one) => one.sending!.endSession),
  part(TemplateReader, (one) => one.sending!.templateReader),
  part(NoticeAccountReader, (one) => one.sending!.noticeAccounts),
  part(PreviewOutgoing, (one) => one.sending!.previewOutgoing),
  part(OutletReader, (one) => one.sending!.outletReader),
  part(DeliveryReader, (one) => one.sending!.deliveryReader),
  part(ResendMessage, (one) => one.sending!.resendMessage),
  part(SendOut, (one) => one.sending!.sendOut),
  part(FollowUpReactions, (one) => one.sending!.followUps!.reactions),
  part(FollowUpReader, (one) => one.sending!.followUps!.reader),
  part(PlanFollowUp, (one) => one.sending!.followUps!.plan),
  part(WindowEndings, (one) => one.sending!.followUps!.endings),
  part(OutboundWorker, (one) => one.sending!.worker),
  part(Accounts, (one) => one.accounts),
  part(AddInbox, (one) => one.addInbox),
  part(EditInbox, (one) => one.editInbox),
  part(RotateSecret, (one) => one.rotateSecret),
  part(SeenFrom, (one) => one.seenFrom),
  part(RefusedFrom, (one) => one.refusedFrom),
  part(InboxReader, (one) => one.inboxReader),
  part(CreateApiKey, (one) => one.createApiKey),
  part(RevokeApiKey, (one) => one.revokeApiKey),
  part(VerifyApiKey, (one) => one.verifyApiKey),
  part(ApiKeyReader, (one) => one.apiKeyReader),
];

/** Channels with the ports they are given: all of `ports.ts` but SendingSide and AdapterContexts, which are their own. */
@Module({})
export class ChannelsModule {
  static with(ports: Provider[]): DynamicModule {
    return { module: ChannelsModule, providers: [...ports, followUp, channels, ...parts], exports: parts };
  }
}
