import { type CustomerFileRow } from '@yingda/contracts';
import { TIERS } from '@yingda/contracts/names';
import type { Clock } from '@yingda/platform';
import { stageAt } from '../../domain/files/encoding';
import { staleFrom } from '../../domain/files/policy';
import type { Blocks } from '../../storage/blocks';
import type { Customers } from '../../storage/customers';
import type { CustomerFacts } from '../../storage/files/customer-facts';
import type { Policies } from '../../storage/files/policies';
import { hitFrom } from '../customer-records';

/** Rows of lists of customers, for ids that were found. */
export class FileRows {
  constructor(
    private readonly facts: CustomerFacts,
    private readonly customers: Customers,
    private readonly blocks: Blocks,
    private readonly policies: Policies,
    private readonly clock: Clock,
  ) {}

  /** In the order of the ids; who is gone meanwhile is left out. */
  async of(ids: string[]): Promise<CustomerFileRow[]> {
    if (ids.length === 0) return [];
    const [people, facts, blocked, policy] = await Promise.all([
      this.customers.some(ids),
      this.facts.shown(ids),
      this.blocks.among(ids, this.clock.now()),
      this.policies.get(),
    ]);
    const byId = new Map(people.map((customer) => [customer.id, customer]));
    return ids.flatMap((id) => {
      const [customer, fact] = [byId.get(id), facts.get(id)];
      if (!customer || !fact) return [];
      const { tierSource, organisationName, tags, orders, spentFen, openCases } = fact;
      return [
        {
          ...hitFrom(customer, blocked.has(id)),
          ...{ tierSource, organisationName, tags, orders, spentFen, openCases },
          kind: fact.isOrganisation ? ('organisation' as const) : ('person' as const),
          lifecycle: stageAt(fact.lifecycle),
          ownerAgentId: customer.ownerAgentId,
          lastOrderAt: fact.lastOrderAt?.toISOString() ?? null,
          verifiedAt: fact.verifiedAt?.toISOString() ?? null,
          staleFrom: staleFrom(policy, TIERS.indexOf(customer.tier), fact.checkedAt)?.toISOString() ?? null,
        },
      ];
    });
  }
}
