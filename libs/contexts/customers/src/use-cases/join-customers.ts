import { type CustomerRecord } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { AuditLog, UnitOfWork } from '@yingda/platform';
import type { Customer } from '../domain/customer';
import { survivorOf } from '../domain/joining';
import { requireRight } from '../domain/rights';
import type { Distinctions } from '../storage/distinctions';
import { by } from './audited';
import { customerNotFound } from './customer-changes';
import type { CustomerReader } from './customer-reader';
import type { Joining, JoinStorage } from './joining';

/**
 * An agent decides that two customers are one person. Whoever may edit customers may, because the file is shared by all
 * who serve and every join can be taken back; the audit log says who did. Which record goes on is decided by a rule, so
 * that two agents who join the same two from either side do the same.
 */
export class JoinCustomers {
  constructor(
    private readonly storage: JoinStorage,
    private readonly distinctions: Distinctions,
    private readonly joining: Joining,
    private readonly reader: CustomerReader,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /**
   * Answers with the customer that stays; joining those who are one already changes nothing.
   * @throws Refusal not-permitted, customer-not-found, not-joinable, stale-edit
   */
  async execute(actor: Actor, command: { customerId: string; otherId: string }): Promise<CustomerRecord> {
    requireRight(actor, 'customer.edit');
    const { customerId, otherId } = command;
    if (customerId === otherId)
      throw new Refusal('not-joinable', 'A customer cannot be joined with themselves.');
    const staysId = await this.unitOfWork.run(() => this.join(actor, [customerId, otherId]));
    return this.reader.record(staysId, { masked: true });
  }

  private async join(actor: Actor, [oneId, otherId]: [string, string]): Promise<string> {
    const { customers, identities } = this.storage;
    // Identities before customers, as everybody does who receives something from one.
    await identities.lockAll(
      [...(await identities.of(oneId)), ...(await identities.of(otherId))].map((one) => one.id),
    );
    const locked = await customers.lockAll([oneId, otherId]);
    const [one, other] = [oneId, otherId].map((id) => locked.find((customer) => customer.id === id));
    if (!one || !other) throw customerNotFound();
    if (one.joinedInto || other.joinedInto) return this.joinedAlready(one, other);
    const which = survivorOf(one, other);
    if (!which)
      throw new Refusal(
        'not-joinable',
        'The shop knows these two by different numbers. Join them in the shop first, or leave them apart.',
      );
    await this.distinctions.forget(one.id, other.id);
    const moving = await identities.lockOf(which.goes.id);
    if (moving.length === 0)
      throw new Refusal('not-joinable', 'This customer is not known through any channel yet.');
    await this.joining.join(actor, { ...which, identities: moving, reason: 'hand', proof: null });
    await this.audit.record({
      ...by(actor),
      action: 'customer.joined',
      subjectKind: 'customer',
      subjectId: which.stays.id,
      details: { joinedCustomerId: which.goes.id, identities: moving.length },
    });
    return which.stays.id;
  }

  // Somebody was quicker: the same two are one by now, or one of them is somebody else's record.
  private async joinedAlready(one: Customer, other: Customer): Promise<string> {
    const [first, second] = [
      await this.storage.customers.rootOf(one),
      await this.storage.customers.rootOf(other),
    ];
    if (first === second) return first;
    throw new Refusal('stale-edit', 'One of the two was joined with somebody else meanwhile; look again.', {
      customerId: first,
      otherId: second,
    });
  }
}
