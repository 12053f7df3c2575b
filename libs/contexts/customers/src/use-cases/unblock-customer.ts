import { refOf, type Actor } from '@yingda/events';
import type { AuditLog, Clock, Outbox, UnitOfWork } from '@yingda/platform';
import { dependsOnService, requireRight } from '../domain/rights';
import type { CurrentService } from '../ports';
import { by } from './audited';
import type { BlockedPeople } from './block-customer';
import { type CustomerChanges, customerNotFound } from './customer-changes';

/** Takes a block back; nothing happens when there is none. */
export class UnblockCustomer {
  constructor(
    private readonly people: BlockedPeople,
    private readonly service: CurrentService,
    private readonly changes: CustomerChanges,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-permitted, customer-not-found */
  async execute(actor: Actor, command: { customerId: string }): Promise<void> {
    const { customerId } = command;
    const serving = dependsOnService(actor, 'customer.block') ? await this.service.of(customerId) : undefined;
    requireRight(actor, 'customer.block', serving);
    await this.unitOfWork.run(async () => {
      const customer = await this.people.customers.lock(customerId);
      if (!customer) throw customerNotFound();
      const ref = refOf(actor);
      if (!(await this.people.blocks.undo(customerId, ref.name, this.clock.now()))) return;
      await this.outbox.append('customer.unblocked', customerId, { customerId, by: ref });
      await this.changes.announce(customer);
      await this.audit.record({
        ...by(actor),
        action: 'customer.unblocked',
        subjectKind: 'customer',
        subjectId: customerId,
      });
    });
  }
}
