import { type BlockCustomer as BlockCustomerCommand, type BlockRecord } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { refOf, type Actor } from '@yingda/events';
import { newId, type AuditLog, type Clock, type Outbox, type UnitOfWork } from '@yingda/platform';
import { dependsOnService, requireRight } from '../domain/rights';
import { requireStorable } from '../domain/storable';
import type { CurrentService } from '../ports';
import type { Block, Blocks } from '../storage/blocks';
import type { Customers } from '../storage/customers';
import { by } from './audited';
import { type CustomerChanges, customerNotFound } from './customer-changes';
import { blockRecord } from './customer-records';

/** Storage of people, as blocking needs it. */
export interface BlockedPeople {
  customers: Customers;
  blocks: Blocks;
}

/** Keeps somebody from writing, with a reason and an end if there is one. A new block takes the place of an earlier one. */
export class BlockCustomer {
  constructor(
    private readonly people: BlockedPeople,
    private readonly service: CurrentService,
    private readonly changes: CustomerChanges,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-permitted, customer-not-found, invalid-payload */
  async execute(actor: Actor, command: BlockCustomerCommand & { customerId: string }): Promise<BlockRecord> {
    const { customerId } = command;
    const serving = dependsOnService(actor, 'customer.block') ? await this.service.of(customerId) : undefined;
    requireRight(actor, 'customer.block', serving);
    requireStorable(command);
    const now = this.clock.now();
    const until = command.until ? new Date(command.until) : null;
    if (until && until <= now) {
      throw new Refusal('invalid-payload', 'The end of the block must lie in the future.', {
        field: 'until',
      });
    }
    return this.unitOfWork.run(async () => {
      const customer = await this.people.customers.lock(customerId);
      if (!customer || customer.joinedInto) throw customerNotFound();
      const ref = refOf(actor);
      const block: Block = {
        id: newId(),
        customerId,
        reason: command.reason.trim(),
        blockedBy: ref.id,
        blockedByName: ref.name,
        since: now,
        until,
      };
      await this.people.blocks.put(block, now);
      const end = until?.toISOString() ?? null;
      await this.outbox.append('customer.blocked', customerId, {
        customerId,
        reason: block.reason,
        until: end,
        by: ref,
      });
      await this.changes.announce(customer);
      await this.audit.record({
        ...by(actor),
        action: 'customer.blocked',
        subjectKind: 'customer',
        subjectId: customerId,
        details: { reason: block.reason, until: end },
      });
      return blockRecord(block, customer);
    });
  }
}
