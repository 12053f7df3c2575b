import { type CustomerRecord, type EditCustomer as EditCustomerCommand } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { AuditLog, UnitOfWork } from '@yingda/platform';
import { requireRight } from '../domain/rights';
import { requireStorable } from '../domain/storable';
import type { Customers } from '../storage/customers';
import { by } from './audited';
import { writtenContact } from './contact-input';
import { type CustomerChanges, customerNotFound } from './customer-changes';
import type { CustomerReader } from './customer-reader';

/** An agent corrects what is known of a customer. */
export class EditCustomer {
  constructor(
    private readonly customers: Customers,
    private readonly changes: CustomerChanges,
    private readonly reader: CustomerReader,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Refusal not-permitted, customer-not-found, stale-edit (details.version), invalid-payload */
  async execute(
    actor: Actor,
    command: EditCustomerCommand & { customerId: string },
  ): Promise<CustomerRecord> {
    requireRight(actor, 'customer.edit');
    requireStorable(command);
    await this.unitOfWork.run(async () => {
      const before = await this.customers.lock(command.customerId);
      if (!before || before.joinedInto) throw customerNotFound();
      if (before.version !== command.version) {
        throw new Refusal('stale-edit', 'The customer was changed meanwhile; look at it again.', {
          version: before.version,
        });
      }
      const facts = {
        name: command.name?.trim(),
        tier: command.tier,
        language: command.language,
        ownerAgentId: command.ownerAgentId,
        attributes: command.attributes,
        ...writtenContact(command),
      };
      const after = await this.changes.apply(before, facts, actor);
      if (after === before) return;
      await this.audit.record({
        ...by(actor),
        action: 'customer.edited',
        subjectKind: 'customer',
        subjectId: before.id,
        // Which fields, not what they say: the log is kept longer than personal data may be.
        details: {
          fields: Object.entries(facts).flatMap(([field, value]) => (value === undefined ? [] : [field])),
        },
      });
    });
    return this.reader.record(command.customerId, { masked: true });
  }
}
