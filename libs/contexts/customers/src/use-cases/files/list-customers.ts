import {
  type CustomerFilePage,
  type CustomerFilesQuery,
  type DuplicatePage,
  type StaleCustomersQuery,
} from '@yingda/contracts';
import { TIERS } from '@yingda/contracts/names';
import type { Actor } from '@yingda/events';
import type { Clock } from '@yingda/platform';
import { stageNumber, tagTerm, tierNumber } from '../../domain/files/encoding';
import { staleFrom } from '../../domain/files/policy';
import { maskEmail, maskPhone } from '../../domain/masking';
import { requireRight, requireSight } from '../../domain/rights';
import { searchQuery } from '../../domain/search-words';
import { storable } from '../../domain/storable';
import type { Blocks } from '../../storage/blocks';
import type { Customers } from '../../storage/customers';
import type { Distinctions } from '../../storage/distinctions';
import type { Alikes } from '../../storage/files/alikes';
import type { CustomerFacts } from '../../storage/files/customer-facts';
import type { Policies } from '../../storage/files/policies';
import { hitFrom } from '../customer-records';
import { fileCursor, fileStart } from './file-cursor';
import type { FileRows } from './file-rows';

const PAGE = 50;

/** What lists are read from. */
export interface ListGround {
  facts: CustomerFacts;
  customers: Customers;
  blocks: Blocks;
  distinctions: Distinctions;
  alikes: Alikes;
  policies: Policies;
  rows: FileRows;
  clock: Clock;
}

/** Lists of customers: by filter, those to be verified again, and those who may be one person. */
export class ListCustomers {
  constructor(private readonly ground: ListGround) {}

  /** Last seen first, or the newest. @throws Refusal not-permitted */
  async page(actor: Actor, query: CustomerFilesQuery): Promise<CustomerFilePage> {
    requireSight(actor);
    const values: unknown[] = [];
    const bind = (value: unknown) => `$${values.push(value)}`;
    const wheres = [query.visitors ? 'true' : 'not f.is_visitor'];
    if (query.tier) wheres.push(`f.tier = ${tierNumber(query.tier)}`);
    if (query.lifecycle) wheres.push(`f.lifecycle = ${stageNumber(query.lifecycle)}`);
    if (query.kind) wheres.push(`f.is_organisation = ${query.kind === 'organisation'}`);
    if (query.ownerAgentId) wheres.push(`f.owner_agent_id = ${bind(query.ownerAgentId)}::uuid`);
    if (query.organisationId) wheres.push(`f.organisation_id = ${bind(query.organisationId)}::uuid`);
    const tag = storable(query.tag ?? '');
    if (tag) wheres.push(`f.terms @> array[hashtextextended(${bind(tagTerm(tag))}::text, 0)]`);
    const q = storable(query.q ?? '').trim();
    if (q) wheres.push(this.ground.customers.soughtSql({ query: searchQuery(q), text: q }, bind));
    const order = query.sort ?? 'seen';
    const after = fileStart(query.cursor, order === 'seen' ? 'timestamptz' : 'uuid');
    return this.found({ where: wheres.join(' and '), values, order, after, limit: query.limit ?? PAGE });
  }

  /** Who was not verified for the longest comes first. @throws Refusal not-permitted */
  async stale(actor: Actor, query: StaleCustomersQuery): Promise<CustomerFilePage> {
    requireSight(actor);
    const policy = await this.ground.policies.get();
    const tier = tierNumber(query.tier ?? TIERS.at(-1)!);
    const from = staleFrom(policy, tier, new Date(0));
    if (!from) return { items: [], next: null };
    const values: unknown[] = [new Date(this.ground.clock.now().getTime() - from.getTime())];
    const owner = query.ownerAgentId
      ? `and f.owner_agent_id = $${values.push(query.ownerAgentId)}::uuid`
      : '';
    return this.found({
      where: `not f.is_visitor and f.tier = ${tier} and f.checked_at <= $1::timestamptz ${owner}`,
      ...{ values, order: 'checked', after: fileStart(query.cursor, 'timestamptz') },
      limit: query.limit ?? PAGE,
    });
  }

  /** Groups that dissolved or were all told apart are passed over. @throws Refusal not-permitted */
  async duplicates(actor: Actor, query: { cursor?: string; limit?: number }): Promise<DuplicatePage> {
    requireRight(actor, 'customer.edit');
    const { alikes, customers, blocks, distinctions, clock } = this.ground;
    const limit = query.limit ?? PAGE;
    const found = await alikes.page(fileStart(query.cursor, 'timestamptz'), limit + 1);
    const groups = found.slice(0, limit);
    const last = found.length > limit ? groups.at(-1) : undefined;
    const ids = [...new Set(groups.flatMap((group) => group.customerIds))];
    const [people, blocked, apart] = await Promise.all([
      customers.some(ids),
      blocks.among(ids, clock.now()),
      distinctions.among(ids),
    ]);
    const byId = new Map(people.map((customer) => [customer.id, customer]));
    const items = groups.flatMap(({ id, kind, foundAt, customerIds }) => {
      const open = customerIds.filter((one) =>
        customerIds.some((other) => other !== one && !apart.has([one, other].sort().join(' '))),
      );
      const members = open.flatMap((one) => byId.get(one) ?? []);
      if (members.length < 2) return [];
      const { phone, email } = members[0]!;
      const value = kind === 'phone' ? phone && maskPhone(phone) : email && maskEmail(email);
      const hits = members.map((one) => hitFrom(one, blocked.has(one.id)));
      return [{ id, kind, value: value ?? '', foundAt: foundAt.toISOString(), customers: hits }];
    });
    return { items, next: last ? fileCursor({ at: last.cursor, id: last.id }) : null };
  }

  private async found(query: Parameters<CustomerFacts['page']>[0]): Promise<CustomerFilePage> {
    const found = await this.ground.facts.page({ ...query, limit: query.limit + 1 });
    const page = found.slice(0, query.limit);
    const last = found.length > query.limit ? page.at(-1) : undefined;
    const items = await this.ground.rows.of(page.map(({ id }) => id));
    return { items, next: last ? fileCursor(last) : null };
  }
}
