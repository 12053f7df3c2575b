import { type SamePersonList, type SamePersonReason } from '@yingda/contracts';
import { LIKENESSES, Refusal } from '@yingda/contracts/names';
import { type Actor, refOf } from '@yingda/events';
import type { AuditLog, Clock, UnitOfWork } from '@yingda/platform';
import type { Customer } from '../domain/customer';
import { maskEmail, maskPhone } from '../domain/masking';
import { requireRight } from '../domain/rights';
import type { OrderTraces } from '../ports';
import type { Blocks } from '../storage/blocks';
import type { Customers } from '../storage/customers';
import type { Distinctions } from '../storage/distinctions';
import type { Likenesses } from '../storage/likenesses';
import { by } from './audited';
import { type CustomerChanges, customerNotFound } from './customer-changes';
import { hitFrom } from './customer-records';

const MOST_SHOWN = 10;

/** Storage that looking for the same person needs. */
export interface LikenessStorage {
  customers: Customers;
  likenesses: Likenesses;
  distinctions: Distinctions;
  blocks: Blocks;
}

/**
 * Who may be the same person, for an agent to decide. Looked for when it is asked, so it is never out of date; nothing is
 * joined by it. What was only told counts, and says so: anybody can type anybody's address.
 */
export class SamePersonReader {
  constructor(
    private readonly storage: LikenessStorage,
    private readonly orders: OrderTraces,
    private readonly clock: Clock,
  ) {}

  /** The likeliest first. @throws Refusal not-permitted, customer-not-found */
  async of(actor: Actor, customerId: string): Promise<SamePersonList> {
    requireRight(actor, 'customer.edit');
    const { customers, likenesses, distinctions, blocks } = this.storage;
    const found = await customers.find(customerId);
    if (!found) throw customerNotFound();
    const id = await customers.rootOf(found);
    const self = (await customers.find(id))!;
    const [alike, orders, apart] = await Promise.all([
      likenesses.of(id),
      this.orders.shared(id),
      distinctions.apartFrom(id),
    ]);
    const seen = new Map<string, SamePersonReason[]>();
    const add = (whom: string, reason: SamePersonReason) =>
      seen.set(whom, [...(seen.get(whom) ?? []), reason]);
    for (const { customerId: whom, likeness, proven } of alike)
      add(whom, { likeness, proven, value: likeness });
    for (const { order, customerIds } of orders)
      for (const whom of customerIds) add(whom, { likeness: 'order', proven: false, value: order });
    const people = await this.roots([...seen.keys()]);
    const merged = new Map<string, { customer: Customer; reasons: SamePersonReason[] }>();
    for (const [whom, reasons] of seen) {
      const person = people.get(whom);
      if (!person || person.id === id || apart.has(person.id)) continue;
      const known = merged.get(person.id) ?? { customer: person, reasons: [] };
      merged.set(person.id, { ...known, reasons: distinct([...known.reasons, ...reasons]) });
    }
    const best = [...merged.values()].sort(likelier).slice(0, MOST_SHOWN);
    const blocked = await blocks.among(
      best.map(({ customer }) => customer.id),
      this.clock.now(),
    );
    return {
      items: best.map(({ customer, reasons }) => ({
        customer: hitFrom(customer, blocked.has(customer.id)),
        reasons: reasons.map((reason) => shown(reason, self, customer)),
      })),
    };
  }

  /** Whose record each of these is by now. */
  private async roots(ids: string[]): Promise<Map<string, Customer>> {
    const { customers } = this.storage;
    const found = await customers.some(ids);
    const rootIds = await Promise.all(found.map((customer) => customers.rootOf(customer)));
    const roots = new Map((await customers.some(rootIds)).map((customer) => [customer.id, customer]));
    return new Map(
      found.flatMap((customer, index) => {
        const root = roots.get(rootIds[index]!);
        return root ? [[customer.id, root] as const] : [];
      }),
    );
  }
}

/** An agent says that two are not the same person, or takes that back: remembered until somebody joins them by hand. */
export class TellApart {
  constructor(
    private readonly storage: Pick<LikenessStorage, 'customers' | 'distinctions'>,
    private readonly changes: CustomerChanges,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** `apart` false forgets it. @throws Refusal not-permitted, customer-not-found, not-joinable */
  async execute(
    actor: Actor,
    command: { customerId: string; otherId: string; apart: boolean },
  ): Promise<void> {
    requireRight(actor, 'customer.edit');
    const { customers, distinctions } = this.storage;
    await this.unitOfWork.run(async () => {
      const locked = await customers.lockAll([command.customerId, command.otherId]);
      if (locked.length < 2) throw customerNotFound();
      const [one, other] = [await customers.rootOf(locked[0]!), await customers.rootOf(locked[1]!)];
      if (one === other) throw new Refusal('not-joinable', 'These two are joined; undo that join instead.');
      const { id, kind, name } = refOf(actor);
      const who = { id: kind === 'agent' ? id : null, name, at: this.clock.now() };
      if (command.apart) await distinctions.add([one, other], who);
      else if ((await distinctions.forget(one, other)) === 0) return;
      // Colleagues who have one of the two in front of them ask for suggestions anew.
      for (const customer of locked) if (!customer.joinedInto) await this.changes.announce(customer);
      await this.audit.record({
        ...by(actor),
        action: command.apart ? 'customer.told-apart' : 'customer.not-told-apart',
        subjectKind: 'customer',
        subjectId: one,
        details: { otherCustomerId: other },
      });
    });
  }
}

function distinct(reasons: SamePersonReason[]): SamePersonReason[] {
  const best = new Map<string, SamePersonReason>();
  for (const reason of reasons) {
    const key = `${reason.likeness} ${reason.value}`;
    if (!best.get(key)?.proven) best.set(key, reason);
  }
  return [...best.values()].sort((a, b) => rank(a) - rank(b));
}

/** What is proven is likelier than what is told; then in the order of LIKENESSES. */
function rank({ likeness, proven }: SamePersonReason): number {
  return LIKENESSES.indexOf(likeness) + (proven ? 0 : LIKENESSES.length);
}

function likelier(a: { reasons: SamePersonReason[] }, b: { reasons: SamePersonReason[] }): number {
  return rank(a.reasons[0]!) - rank(b.reasons[0]!) || b.reasons.length - a.reasons.length;
}

/** With what they share, as far as it may be shown. */
function shown(reason: SamePersonReason, self: Customer, other: Customer): SamePersonReason {
  const shared = (key: 'email' | 'phone') =>
    self[key] === other[key] ? self[key] : (other[key] ?? self[key]);
  switch (reason.likeness) {
    case 'email': {
      const email = shared('email');
      return { ...reason, value: email ? maskEmail(email) : '' };
    }
    case 'phone': {
      const phone = shared('phone');
      return { ...reason, value: phone ? maskPhone(phone) : '' };
    }
    case 'shop-id':
      return { ...reason, value: self.externalId ?? other.externalId ?? '' };
    case 'union':
      return { ...reason, value: '' };
    default:
      return reason;
  }
}
