import { Refusal } from '@yingda/contracts/names';
import type { SystemActor } from '@yingda/events';
import type { AuditLog, UnitOfWork } from '@yingda/platform';
import { requireStorable } from '../domain/storable';
import type { Customers } from '../storage/customers';
import { by } from './audited';
import { type CustomerChanges, customerNotFound } from './customer-changes';

/** One attribute of a customer, set by the shop's own rules. The same again changes nothing and tells nobody. */
export class SetAttribute {
  constructor(
    private readonly customers: Customers,
    private readonly changes: CustomerChanges,
    private readonly audit: AuditLog,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws Refusal customer-not-found, invalid-payload */
  async execute(
    actor: SystemActor,
    command: { customerId: string; key: string; value: string },
  ): Promise<void> {
    const { customerId, key, value } = command;
    requireStorable(command);
    await this.unitOfWork.run(async () => {
      const customer = await this.customers.lock(customerId);
      if (!customer || customer.joinedInto) throw customerNotFound();
      const isNew = !(key in customer.attributes);
      if (isNew && Object.keys(customer.attributes).length >= MOST)
        throw new Refusal('invalid-payload', `A customer has at most ${MOST} attributes.`);
      const after = await this.changes.apply(customer, { attributes: { [key]: value } });
      if (after === customer) return;
      const details = { fields: ['attributes'], key };
      const subject = { subjectKind: 'customer', subjectId: customerId, details };
      await this.audit.record({ ...by(actor), action: 'customer.edited', ...subject });
    });
  }
}

/** As many as the wire takes. */
const MOST = 40;
