import { AuditLog, CLOCK, Cryptor, Database, Outbox, UnitOfWork } from '@yingda/platform';
import { BegunConversations, SalesDesks } from './order-ports';
import { OrdersModule } from './orders.module';
import type { Ground } from './testing';

class GivenConversations extends BegunConversations {
  all: { id: string; customerId: string; openedAt: Date }[] = [];
  async begun(customerId: string, { from, to }: { from: Date; to: Date }) {
    return this.all.filter(
      (one) => one.customerId === customerId && one.openedAt >= from && one.openedAt <= to,
    );
  }
}

class GivenDesks extends SalesDesks {
  ids: string[] = [];
  async exist({ teamId, departmentId }: { teamId: string | null; departmentId: string | null }) {
    return this.ids.includes((teamId ?? departmentId)!);
  }
}

interface Made {
  provide: unknown;
  inject?: unknown[];
  useFactory?: (...parts: never[]) => unknown;
}

/** Orders and leads on a test database, as the module wires them. */
export function ordersOn({ database, unitOfWork, outbox, clock }: Ground) {
  const conversations = new GivenConversations();
  const desks = new GivenDesks();
  const known = new Map<unknown, unknown>([
    [Database, database],
    [UnitOfWork, unitOfWork],
    [Outbox, outbox],
    [CLOCK, clock],
    [Cryptor, new Cryptor('a secret key for specs, long enough')],
    [AuditLog, new AuditLog(database, clock)],
    [BegunConversations, conversations],
    [SalesDesks, desks],
  ]);
  const providers = OrdersModule.with([]).providers as Made[];
  const resolve = (token: unknown): unknown => {
    if (known.has(token)) return known.get(token);
    const provider = providers.find((one) => one.provide === token);
    if (!provider?.useFactory) throw new Error(`Nothing provides ${String(token)}`);
    const made = provider.useFactory(...((provider.inject ?? []).map(resolve) as never[]));
    known.set(token, made);
    return made;
  };
  return {
    conversations,
    desks,
    get: <T>(type: abstract new (...parts: never[]) => T): T => resolve(type) as T,
  };
}
