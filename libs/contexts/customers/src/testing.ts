import type { Permission, PermissionScope } from '@yingda/contracts/names';
import type { AgentActor, CustomerActor } from '@yingda/events';
import { AuditLog, CLOCK, type Clock, Cryptor, Database, FILE_STORAGE, FileMissing } from '@yingda/platform';
import { type FileStorage, Leases, LOG, newId, Outbox, silentLog, UnitOfWork } from '@yingda/platform';
import { Readable } from 'node:stream';
import { CustomerFilesModule } from './customer-files.module';
import { CustomersModule } from './customers.module';
import { signIdentity } from './domain/signed-identity';
import { CurrentService, OrderTraces } from './ports';
import { hs256 } from './storage/hmac';

export { searchWords } from './domain/search-words';

/** A shopper who acts. */
export function aCustomerActor(details: Partial<CustomerActor> = {}): CustomerActor {
  return {
    kind: 'customer',
    customerId: newId(),
    identityId: newId(),
    inboxId: newId(),
    name: '',
    ...details,
  };
}

/** An agent who acts, with exactly these rights. */
export function staffWith(
  permissions: Partial<Record<Permission, PermissionScope>>,
  details: Partial<AgentActor> = {},
): AgentActor {
  return {
    kind: 'agent',
    agentId: newId(),
    name: '林 婉',
    publicName: '林 婉',
    role: 'agent',
    teamIds: [],
    permissions,
    ...details,
  };
}

/** A JWT as a shop's server signs it. `exp` in seconds. */
export function aSignedIdentity(
  claims: { sub: string; exp: number } & Record<string, unknown>,
  secret: string,
): string {
  return signIdentity(claims, { secret, hmac: hs256 });
}

class GivenService extends CurrentService {
  agentIds: string[] = [];
  teamIds: string[] = [];
  async of(): Promise<{ agentIds: string[]; teamIds: string[] }> {
    return this;
  }
}

class GivenOrders extends OrderTraces {
  orders: { order: string; customerIds: string[] }[] = [];
  async shared(): Promise<{ order: string; customerIds: string[] }[]> {
    return this.orders;
  }
}

class KeptFiles implements FileStorage {
  private readonly files = new Map<string, Buffer>();
  async put(key: string, body: Buffer): Promise<void> {
    this.files.set(key, body);
  }
  async read(key: string): Promise<{ stream: Readable; size: number }> {
    const file = this.files.get(key);
    if (!file) throw new FileMissing(key);
    return { stream: Readable.from([file]), size: file.length };
  }
  async remove(key: string): Promise<void> {
    this.files.delete(key);
  }
}

/** Where the context runs in a spec; a test database has all of it. */
export interface Ground {
  database: Database;
  unitOfWork: UnitOfWork;
  outbox: Outbox;
  clock: Clock;
  /** Where files are; in memory when not said. */
  storage?: FileStorage;
}

interface Made {
  provide: unknown;
  inject?: unknown[];
  useFactory?: (...parts: never[]) => unknown;
}
type Type<T> = abstract new (...parts: never[]) => T;

/** The whole context on a test database, as the module wires it; who serves customers is said by `service`, who named which orders by `orders`. */
export function customersOn(ground: Ground) {
  const { database, unitOfWork, outbox, clock } = ground;
  const service = new GivenService();
  const orders = new GivenOrders();
  const known = new Map<unknown, unknown>([
    [Database, database],
    [UnitOfWork, unitOfWork],
    [Outbox, outbox],
    [CLOCK, clock],
    [Cryptor, new Cryptor('a secret key for specs, long enough')],
    [AuditLog, new AuditLog(database, clock)],
    [CurrentService, service],
    [OrderTraces, orders],
    [FILE_STORAGE, ground.storage ?? new KeptFiles()],
    [Leases, new Leases(database, clock)],
    [LOG, silentLog],
  ]);
  const providers = [CustomersModule.with([]), CustomerFilesModule.with()].flatMap(
    (one) => one.providers as Made[],
  );
  const resolve = (token: unknown): unknown => {
    if (known.has(token)) return known.get(token);
    const provider = providers.find((one) => one.provide === token);
    if (!provider?.useFactory) throw new Error(`Nothing provides ${String(token)}`);
    const made = provider.useFactory(...((provider.inject ?? []).map(resolve) as never[]));
    known.set(token, made);
    return made;
  };
  return { service, orders, get: <T>(type: Type<T>): T => resolve(type) as T };
}
