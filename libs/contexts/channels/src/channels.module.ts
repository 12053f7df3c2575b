import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import {
  AuditLog,
  CLOCK,
  type Clock,
  Cryptor,
  Database,
  Jobs,
  Leases,
  LOG,
  type Log,
  Outbox,
  RateLimiter,
  UnitOfWork,
} from '@yingda/platform';
import { type Channels, createChannels } from './create-channels';
import { InboundWorker } from './create-inbound';
import {
  AdapterContexts,
  CallLog,
  MailSubjects,
  People,
  PublicAddress,
  Replies,
  StoredFiles,
  Talks,
  TeamDirectory,
} from './ports';
import { SendOut } from './reactions/send-out';
import { AccountWatch } from './use-cases/account-watch';
import { Accounts } from './use-cases/accounts';
import { AddInbox } from './use-cases/add-inbox';
import { ApiKeyReader, CreateApiKey, RevokeApiKey, VerifyApiKey } from './use-cases/api-keys';
import { CheckOutgoing, OutletReader, PreviewOutgoing } from './use-cases/check-outgoing';
import { DeliveryReader } from './use-cases/delivery-reader';
import { EditInbox } from './use-cases/edit-inbox';
import { InboxReader } from './use-cases/inbox-reader';
import { RefusedFrom, SeenFrom } from './use-cases/record-visits';
import { ForgetEvents } from './use-cases/forget-events';
import { LearnProfile } from './use-cases/newcomers';
import { LogCall } from './use-cases/log-call';
import { ReceiveApiMessage } from './use-cases/receive-api-message';
import { ReceiveHook } from './use-cases/receive-hook';
import { ResendMessage } from './use-cases/resend-message';
import { RotateSecret } from './use-cases/rotate-secret';
import { OutboundWorker } from './use-cases/outbound-worker';

const CHANNELS = Symbol('Channels');

const channels: Provider = {
  provide: CHANNELS,
  inject: [
    Database,
    UnitOfWork,
    CLOCK,
    Outbox,
    AuditLog,
    Cryptor,
    TeamDirectory,
    PublicAddress,
    LOG,
    Leases,
    Jobs,
    People,
    Talks,
    StoredFiles,
    Replies,
    MailSubjects,
    RateLimiter,
    CallLog,
  ],
  useFactory: (...parts: Parts) => {
    const [database, unitOfWork, clock, outbox, audit, cryptor, teams, address, ...rest] = parts;
    const [log, leases, jobs, people, talks, files, replies, subjects, limiter, calls] = rest;
    const provider = { log, leases, jobs, people, talks, files, replies, subjects, limiter, calls };
    return createChannels({
      database,
      unitOfWork,
      clock,
      outbox,
      audit,
      cryptor,
      teams,
      address,
      provider,
    });
  },
};

type Parts = [
  Database,
  UnitOfWork,
  Clock,
  Outbox,
  AuditLog,
  Cryptor,
  TeamDirectory,
  PublicAddress,
  Log,
  Leases,
  Jobs,
  People,
  Talks,
  StoredFiles,
  Replies,
  MailSubjects,
  RateLimiter,
  CallLog,
];

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
  part(CheckOutgoing, (one) => one.sending!.checkOutgoing),
  part(PreviewOutgoing, (one) => one.sending!.previewOutgoing),
  part(OutletReader, (one) => one.sending!.outletReader),
  part(DeliveryReader, (one) => one.sending!.deliveryReader),
  part(ResendMessage, (one) => one.sending!.resendMessage),
  part(SendOut, (one) => one.sending!.sendOut),
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
    return { module: ChannelsModule, providers: [...ports, channels, ...parts], exports: parts };
  }
}
