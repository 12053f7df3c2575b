import { type CustomerRecord } from '@yingda/contracts';
import type { Actor } from '@yingda/events';
import type { AuditLog } from '@yingda/platform';
import { dependsOnService, requireRight } from '../domain/rights';
import type { CurrentService } from '../ports';
import { by } from './audited';
import type { CustomerReader } from './customer-reader';

/** Full phone and e-mail: for those who serve the customer, and for managers. Every look is logged. */
export class RevealCustomer {
  constructor(
    private readonly reader: CustomerReader,
    private readonly service: CurrentService,
    private readonly audit: AuditLog,
  ) {}

  /** @throws Refusal not-permitted, customer-not-found */
  async execute(actor: Actor, command: { customerId: string }): Promise<CustomerRecord> {
    const { customerId } = command;
    const serving = dependsOnService(actor, 'customer.reveal')
      ? await this.service.of(customerId)
      : undefined;
    requireRight(actor, 'customer.reveal', serving);
    const record = await this.reader.record(customerId, { masked: false });
    await this.audit.record({
      ...by(actor),
      action: 'customer.revealed',
      subjectKind: 'customer',
      subjectId: customerId,
    });
    return record;
  }
}
