import { type ApiKeyRecord, type CreateApiKey as NewKey, type CreatedApiKey } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { type Actor, type ApiActor, refOf } from '@yingda/events';
import { type AuditLog, type Clock, newId, type UnitOfWork } from '@yingda/platform';
import { invalidSetting } from '../domain/inbox';
import { requireSettings } from '../domain/rights';
import { isStorable } from '../domain/storable';
import type { ApiKey, ApiKeyTable } from '../storage/api-keys';
import { hashOfKey, newApiKey } from './secrets';

/** Makes a key for one of the shop's own systems and shows it this once. */
export class CreateApiKey {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly keys: ApiKeyTable,
    private readonly audit: AuditLog,
  ) {}

  async execute(actor: Actor, command: NewKey): Promise<CreatedApiKey> {
    requireSettings(actor);
    const name = command.name.trim();
    if (name === '') throw invalidSetting('name', 'A key needs a name that says which system uses it.');
    if (!isStorable(name)) throw invalidSetting('name', 'This name has characters that cannot be kept.');
    const { prefix, secret } = newApiKey();
    const key = { id: newId(), name, prefix, createdAt: this.clock.now(), lastUsedAt: null, revokedAt: null };
    const { id: actorId, name: actorName } = refOf(actor);
    await this.unitOfWork.run(async () => {
      await this.keys.add(key, { hash: hashOfKey(secret), createdBy: actorId });
      const subject = { subjectKind: 'api-key', subjectId: key.id, details: { name, prefix } };
      await this.audit.record({ actorId, actorName, action: 'api-key.created', ...subject });
    });
    return { key: toRecord(key), secret };
  }
}

/** Ends a key at once; its row stays so that people see what it was. */
export class RevokeApiKey {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly keys: ApiKeyTable,
    private readonly audit: AuditLog,
  ) {}

  async execute(actor: Actor, { keyId }: { keyId: string }): Promise<void> {
    requireSettings(actor);
    await this.unitOfWork.run(async () => {
      const key = await this.keys.byId(keyId);
      if (!key) throw new Refusal('not-found', 'There is no such key.');
      if (!(await this.keys.revoke(keyId, this.clock.now()))) return;
      const { id: actorId, name: actorName } = refOf(actor);
      const subject = { subjectKind: 'api-key', subjectId: keyId, details: { name: key.name } };
      await this.audit.record({ actorId, actorName, action: 'api-key.revoked', ...subject });
    });
  }
}

// When a key was last used is for people to see, so it need not be exact.
const USED_EVERY_MS = 60_000;

/** Who calls with a key. */
export class VerifyApiKey {
  constructor(
    private readonly clock: Clock,
    private readonly keys: ApiKeyTable,
  ) {}

  /** Refuses `token-invalid` for unknown and revoked keys alike. */
  async execute(secret: string): Promise<ApiActor> {
    // Found by the hash of 256 random bits: what a comparison could leak by its time tells nothing about a key.
    const key = await this.keys.byHash(hashOfKey(secret));
    if (!key || key.revokedAt) throw new Refusal('token-invalid', 'This API key is unknown or was revoked.');
    const now = this.clock.now();
    if (!key.lastUsedAt || now.getTime() - key.lastUsedAt.getTime() >= USED_EVERY_MS) {
      await this.keys.used(key.id, now);
    }
    return { kind: 'api', keyId: key.id, name: key.name };
  }
}

/** The keys as an administrator sees them, newest first. */
export class ApiKeyReader {
  constructor(private readonly keys: ApiKeyTable) {}

  async all(actor: Actor): Promise<ApiKeyRecord[]> {
    requireSettings(actor);
    return (await this.keys.all()).map(toRecord);
  }
}

function toRecord(key: ApiKey): ApiKeyRecord {
  return {
    id: key.id,
    name: key.name,
    prefix: key.prefix,
    createdAt: key.createdAt.toISOString(),
    lastUsedAt: key.lastUsedAt?.toISOString() ?? null,
    revokedAt: key.revokedAt?.toISOString() ?? null,
  };
}
