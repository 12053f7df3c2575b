import { type DynamicModule, Module, type Provider } from '@nestjs/common';
import { AuditLog, CLOCK, type Clock, Cryptor, Database, Outbox, UnitOfWork } from '@yingda/platform';
import { type Channels, createChannels } from './create-channels';
import { PublicAddress, TeamDirectory } from './ports';
import { Accounts } from './use-cases/accounts';
import { AddInbox } from './use-cases/add-inbox';
import { ApiKeyReader, CreateApiKey, RevokeApiKey, VerifyApiKey } from './use-cases/api-keys';
import { EditInbox } from './use-cases/edit-inbox';
import { InboxReader } from './use-cases/inbox-reader';
import { RefusedFrom, SeenFrom } from './use-cases/record-visits';
import { RotateSecret } from './use-cases/rotate-secret';

const CHANNELS = Symbol('Channels');

const channels: Provider = {
  provide: CHANNELS,
  inject: [Database, UnitOfWork, CLOCK, Outbox, AuditLog, Cryptor, TeamDirectory, PublicAddress],
  useFactory: (
    ...parts: [Database, UnitOfWork, Clock, Outbox, AuditLog, Cryptor, TeamDirectory, PublicAddress]
  ) => {
    const [database, unitOfWork, clock, outbox, audit, cryptor, teams, address] = parts;
    return createChannels({ database, unitOfWork, clock, outbox, audit, cryptor, teams, address });
  },
};

function part<T>(token: abstract new (...args: never[]) => T, pick: (channels: Channels) => T) {
  return { provide: token, inject: [CHANNELS], useFactory: pick };
}

const parts = [
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

/** Channels with the ports they are given: TeamDirectory, PublicAddress. */
@Module({})
export class ChannelsModule {
  static with(ports: Provider[]): DynamicModule {
    return { module: ChannelsModule, providers: [...ports, channels, ...parts], exports: parts };
  }
}
