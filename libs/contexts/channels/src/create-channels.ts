import type { AuditLog, Clock, Cryptor, Database, Outbox, UnitOfWork } from '@yingda/platform';
import type { TeamDirectory } from './ports';
import { ApiKeyTable } from './storage/api-keys';
import { InboxTable } from './storage/inboxes';
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
}

/** The context put together, without Nest: the module hands its parts out, specs use it as it is. */
export interface Channels {
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
  return {
    addInbox: new AddInbox(unitOfWork, clock, inboxes, teams, outbox, audit, cryptor),
    editInbox: new EditInbox(unitOfWork, clock, inboxes, teams, outbox, audit),
    rotateSecret: new RotateSecret(unitOfWork, clock, inboxes, audit, cryptor),
    seenFrom: new SeenFrom(clock, inboxes),
    refusedFrom: new RefusedFrom(unitOfWork, inboxes, outbox),
    inboxReader: new InboxReader(inboxes, cryptor, clock),
    createApiKey: new CreateApiKey(unitOfWork, clock, keys, audit),
    revokeApiKey: new RevokeApiKey(unitOfWork, clock, keys, audit),
    verifyApiKey: new VerifyApiKey(clock, keys),
    apiKeyReader: new ApiKeyReader(keys),
  };
}
