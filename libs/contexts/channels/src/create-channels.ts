import type {
  AuditLog,
  Clock,
  Cryptor,
  Database,
  Jobs,
  Leases,
  Log,
  Outbox,
  RateLimiter,
  UnitOfWork,
} from '@yingda/platform';
import { type Adapters, registeredAdapters } from './adapters';
import type { FollowUpNeeds } from './create-follow-ups';
import { createInbound, type Inbound } from './create-inbound';
import { createSending, type Sending } from './create-sending';
import type {
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
} from './ports';
import { ApiKeyTable } from './storage/api-keys';
import { ApiRequestTable } from './storage/api-requests';
import { InboxTable } from './storage/inboxes';
import { PhoneCallTable } from './storage/phone-calls';
import { Accounts } from './use-cases/accounts';
import { AddInbox } from './use-cases/add-inbox';
import { ApiKeyReader, CreateApiKey, RevokeApiKey, VerifyApiKey } from './use-cases/api-keys';
import { EditInbox } from './use-cases/edit-inbox';
import { InboxReader } from './use-cases/inbox-reader';
import { LogCall } from './use-cases/log-call';
import { ReceiveApiMessage } from './use-cases/receive-api-message';
import { RefusedFrom, SeenFrom } from './use-cases/record-visits';
import { RotateSecret } from './use-cases/rotate-secret';

/** What channels are made of. */
export interface ChannelsNeeds {
  database: Database;
  unitOfWork: UnitOfWork;
  clock: Clock;
  outbox: Outbox;
  audit: AuditLog;
  cryptor: Cryptor;
  teams: TeamDirectory;
  opening: OpeningHours;
  address: PublicAddress;
  /** Those of the product when not given. */
  adapters?: Adapters;
  /** What it takes to speak with providers; without it there are settings only. */
  provider?: ProviderNeeds;
}

/** What speaking with providers stands on. */
export interface ProviderNeeds {
  log: Log;
  leases: Leases;
  jobs: Pick<Jobs, 'send'>;
  people: People;
  calls: CallLog;
  talks: Talks;
  files: StoredFiles;
  replies: Replies;
  subjects: MailSubjects;
  /** Without it nothing that machines write by mail can be ended. */
  optOuts?: OptOuts;
  limiter: RateLimiter;
  /** Without it nobody is noticed leaving, and nobody is warned. */
  followUp?: FollowUpNeeds;
}

/** The context put together, without Nest: the module hands its parts out, specs use it as it is. */
export interface Channels {
  accounts: Accounts;
  /** Null without `provider`. */
  inbound: Inbound | null;
  /** Null without `provider`. */
  sending: Sending | null;
  /** Null without `provider`. */
  receiveApiMessage: ReceiveApiMessage | null;
  /** Null without `provider`. */
  logCall: LogCall | null;
  addInbox: AddInbox;
  editInbox: EditInbox;
  rotateSecret: RotateSecret;
  seenFrom: SeenFrom;
  refusedFrom: RefusedFrom;
  inboxReader: InboxReader;
  createApiKey: CreateApiKey;
  revokeApiKey: RevokeApiKey;
  verifyApiKey: VerifyApiKey;
  apiKeyReader: ApiKeyReader;
}

export function createChannels(needs: ChannelsNeeds): Channels {
  const { database, unitOfWork, clock, outbox, audit, cryptor, teams, opening } = needs;
  const inboxes = new InboxTable(database);
  const keys = new ApiKeyTable(database);
  const accounts = new Accounts(needs.adapters ?? registeredAdapters, cryptor, needs.address);
  const { provider } = needs;
  const privateHosts = needs.address.privateHosts ?? [];
  const sending = provider ? createSending({ ...needs, ...provider, privateHosts }, accounts) : null;
  const inbound = provider && sending ? receiving(needs, provider, { inboxes, accounts, sending }) : null;
  return {
    accounts,
    inbound,
    sending,
    receiveApiMessage: inbound && apiDoor(needs, inbound, { inboxes, accounts }),
    logCall: provider ? new LogCall(unitOfWork, clock, outbox, phoneParts(needs, provider, inboxes)) : null,
    addInbox: new AddInbox(unitOfWork, clock, inboxes, outbox, audit, accounts, { teams, opening }),
    editInbox: new EditInbox(unitOfWork, clock, inboxes, outbox, audit, accounts, { teams, opening }),
    rotateSecret: new RotateSecret(unitOfWork, clock, inboxes, audit, cryptor),
    seenFrom: new SeenFrom(clock, inboxes),
    refusedFrom: new RefusedFrom(unitOfWork, inboxes, outbox),
    inboxReader: new InboxReader(inboxes, cryptor, clock, accounts, opening),
    createApiKey: new CreateApiKey(unitOfWork, clock, keys, audit),
    revokeApiKey: new RevokeApiKey(unitOfWork, clock, keys, audit),
    verifyApiKey: new VerifyApiKey(clock, keys),
    apiKeyReader: new ApiKeyReader(keys),
  };
}

function apiDoor(
  { database, unitOfWork, clock }: ChannelsNeeds,
  { keepEvents: keep, wake }: Inbound,
  found: { inboxes: InboxTable; accounts: Accounts },
): ReceiveApiMessage {
  const requests = new ApiRequestTable(database);
  return new ReceiveApiMessage(unitOfWork, clock, { ...found, requests, keep }, wake);
}

function phoneParts(
  { database, opening }: ChannelsNeeds,
  { people, calls }: ProviderNeeds,
  inboxes: InboxTable,
) {
  return { inboxes, opening, people, log: calls, calls: new PhoneCallTable(database) };
}

function receiving(
  { database, unitOfWork, clock }: ChannelsNeeds,
  provider: ProviderNeeds,
  { inboxes, accounts, sending }: { inboxes: InboxTable; accounts: Accounts; sending: Sending },
): Inbound {
  const { adapterContexts: contexts, hearReceived } = sending;
  const own = { inboxes, accounts, contexts, sending: hearReceived };
  return createInbound({ database, unitOfWork, clock, ...provider, ...own });
}
