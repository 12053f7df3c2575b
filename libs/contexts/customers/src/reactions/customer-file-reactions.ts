import type { Relay, UnitOfWork } from '@yingda/platform';
import type { Customers } from '../storage/customers';
import type { CustomerFacts } from '../storage/files/customer-facts';
import type { CustomerCases } from '../storage/files/customer-cases';
import type { TellStanding } from '../use-cases/files/tell-standing';

/** What others' events change of a customer's file: what they bought, and which cases of theirs are open. */
export class CustomerFileReactions {
  constructor(
    private readonly standing: TellStanding,
    private readonly cases: CustomerCases,
    private readonly facts: CustomerFacts,
    private readonly customers: Customers,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  register(relay: Pick<Relay, 'subscribe'>): void {
    relay.subscribe('customers.file', {
      // Told from what stands, so hearing of an order twice changes nothing.
      'order.put': ({ payload }) => this.standing.tell([payload.customerId]),
      'case.opened': ({ payload }) => this.caseIs(payload.case),
      'case.reopened': ({ payload }) => this.caseIs(payload.case),
      'case.closed': ({ payload }) => this.caseIs(payload.case),
    });
  }

  // Events of one case are heard in order, so its last word stands.
  private async caseIs({
    id,
    customerId,
    stage,
  }: {
    id: string;
    customerId: string | null;
    stage: string;
  }): Promise<void> {
    if (!customerId) return;
    await this.unitOfWork.run(async () => {
      // Under the customer's lock, as everything that writes their facts.
      const customer = await this.customers.lockRoot(customerId);
      if (!customer) return;
      await this.cases.put(id, customerId, stage !== 'closed');
      await this.facts.refresh([customer.id]);
    });
  }
}
