import type { AuditLog, Clock, Cryptor, Database, Outbox, UnitOfWork } from '@yingda/platform';
import { type Adapters, registeredAdapters } from './adapters';
import type { PublicAddress, TeamDirectory } from './ports';
import { ApiKeyTable } from './storage/api-keys';
import { InboxTable } from './storage/inboxes';
import { Accounts } from './use-cases/accounts';
import { AddInbox } from './use-cases/add-inbox';
import { ApiKeyReader, CreateApiKey, RevokeApiKey, VerifyApiKey } from './use-cases/api-keys';
import { EditInbox } from './use-cases/edit-inbox';
import { InboxReader } from './use-cases/inbox-reader';
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
  address: PublicAddress;
  /** Those of the product when not given. */
  adapters?: Adapters;
}

/** The context put together, without Nest: the module hands its parts out, specs use it as it is. */
export interface Channels {
  accounts: Accounts;
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
  const { database, unitOfWork, clock, outbox, audit, cryptor, teams } = needs;
  const inboxes = new InboxTable(database);
  const keys = new ApiKeyTable(database);
  const accounts = new Accounts(needs.adapters ?? registeredAdapters, cryptor, needs.address);
  return {
    accounts,
    addInbox: new AddInbox(unitOfWork, clock, inboxes, teams, outbox, audit, accounts),
    editInbox: new EditInbox(unitOfWork, clock, inboxes, teams, outbox, audit, accounts),
    rotateSecret: new RotateSecret(unitOfWork, clock, inboxes, audit, cryptor),
    seenFrom: new SeenFrom(clock, inboxes),
    refusedFrom: new RefusedFrom(unitOfWork, inboxes, outbox),
    inboxReader: new InboxReader(inboxes, cryptor, clock, accounts),
    createApiKey: new CreateApiKey(unitOfWork, clock, keys, audit),
    revokeApiKey: new RevokeApiKey(unitOfWork, clock, keys, audit),
    verifyApiKey: new VerifyApiKey(clock, keys),
    apiKeyReader: new ApiKeyReader(keys),
  };
}
