import {
  type ApiCustomer,
  type AttributeDefinition,
  type BlockRecord,
  type CustomerBrief,
  type CustomerHit,
  type CustomerPage,
  type CustomerRecord,
} from '@yingda/contracts';
import type { Clock } from '@yingda/platform';
import { briefOf, type Customer } from '../domain/customer';
import { maskEmail, maskPhone } from '../domain/masking';
import { searchQuery } from '../domain/search-words';
import { storable } from '../domain/storable';
import type { Blocks } from '../storage/blocks';
import type { Customers, PageStart } from '../storage/customers';
import type { CustomerTrails } from '../storage/customer-trails';
import type { Identities, Identity } from '../storage/identities';
import type { Joins, ShownJoin } from '../storage/joins';
import { customerNotFound } from './customer-changes';
import { apiCustomer, blockRecord, hitFrom } from './customer-records';

/** Reads of customers. Who may see them unmasked is decided by `RevealCustomer`. */
export class CustomerReader {
  constructor(
    private readonly customers: Customers,
    private readonly identities: Identities,
    private readonly trails: CustomerTrails,
    private readonly blocks: Blocks,
    private readonly joins: Joins,
    private readonly clock: Clock,
  ) {}

  /** A visitor who was joined to a customer is shown as that customer. @throws Refusal customer-not-found */
  async record(id: string, how: { masked: boolean }): Promise<CustomerRecord> {
    const customer = await this.known(id);
    const block = await this.blocks.of(customer.id, this.clock.now());
    const [identities, joins, notes, visits] = await Promise.all([
      this.identities.of(customer.id),
      this.joins.shownOf(customer.id),
      this.trails.notes(customer.id),
      this.trails.visits(customer.id),
    ]);
    const { email, phone, language, externalId, ownerAgentId, attributes, version } = customer;
    return {
      ...briefOf(customer, block !== null),
      email: email && how.masked ? maskEmail(email) : email,
      phone: phone && how.masked ? maskPhone(phone) : phone,
      masked: how.masked,
      language,
      externalId,
      ownerAgentId,
      attributes,
      identities: identities.map((identity) => identityBrief(identity, joins)),
      notes,
      visits,
      block: block && blockRecord(block, customer),
      createdAt: customer.createdAt.toISOString(),
      lastSeenAt: customer.lastSeenAt?.toISOString() ?? null,
      version,
    };
  }

  /** Customers as rows need them. Unknown ids are left out. */
  async brief(ids: string[]): Promise<Map<string, CustomerBrief>> {
    const unique = [...new Set(ids)];
    const [found, blocked] = await Promise.all([
      this.customers.some(unique),
      this.blocks.among(unique, this.clock.now()),
    ]);
    return new Map(found.map((customer) => [customer.id, briefOf(customer, blocked.has(customer.id))]));
  }

  /** Last seen first. `q` finds names (also by their sound), codes, attributes; phone, e-mail and shop's id as a whole. */
  async page(query: { cursor?: string; q?: string; limit?: number }): Promise<CustomerPage> {
    const limit = query.limit ?? 50;
    const q = storable(query.q ?? '').trim();
    const sought = q ? { query: searchQuery(q), text: q } : null;
    const found = await this.customers.page(startOf(query.cursor), limit + 1, sought);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return { items: await this.hits(items), next: found.length > limit && last ? cursorOf(last) : null };
  }

  async search(q: string, limit: number): Promise<CustomerHit[]> {
    return q.trim() ? (await this.page({ q, limit })).items : [];
  }

  async isBlocked(customerId: string): Promise<boolean> {
    return (await this.blocks.of(customerId, this.clock.now())) !== null;
  }

  /** Everybody who is blocked, latest first. */
  async blocked(): Promise<BlockRecord[]> {
    const blocks = await this.blocks.all(this.clock.now());
    const customers = await this.customers.some(blocks.map((block) => block.customerId));
    const byId = new Map(customers.map((customer) => [customer.id, customer]));
    return blocks.map((block) => blockRecord(block, byId.get(block.customerId) ?? { name: '', code: '' }));
  }

  /** Which customer an identity belongs to now, and through which inbox it came. */
  async identity(
    id: string,
  ): Promise<Pick<Identity, 'id' | 'customerId' | 'channel' | 'inboxId' | 'verified'> | null> {
    const found = await this.identities.find(id);
    if (!found) return null;
    const { customerId, channel, inboxId, verified } = found;
    return { id, customerId, channel, inboxId, verified };
  }

  /**
   * Whether this shopper sees only what they wrote themselves: an agent has put identities together that nothing proves
   * to be one person, and a mistake must not show one shopper what another said.
   */
  async isAlone(identityId: string): Promise<boolean> {
    const found = await this.identities.find(identityId);
    return found !== null && this.identities.isAlone(found);
  }

  /** Every way a customer is known, but by the shop's own id: first seen first. */
  async identitiesOf(customerId: string): Promise<{ identityId: string; label: string }[]> {
    const all = await this.identities.of(customerId);
    return all
      .filter(({ channel }) => channel !== 'shop')
      .map(({ id, label }) => ({ identityId: id, label }));
  }

  /** The customer's identity in an inbox, for opening a conversation with them: the latest seen. */
  async identityIn(customerId: string, inboxId: string): Promise<string | null> {
    const found = (await this.identities.of(customerId)).filter(
      (identity) => identity.inboxId === inboxId && identity.channel !== 'shop',
    );
    const seen = (identity: Identity) => (identity.lastSeenAt ?? identity.firstSeenAt).getTime();
    return found.sort((a, b) => seen(b) - seen(a))[0]?.id ?? null;
  }

  /** What the pre-chat form need not ask. */
  async knownAnswers(customerId: string): Promise<{ hasName: boolean; hasContact: boolean }> {
    const customer = await this.customers.find(customerId);
    return { hasName: !!customer?.name, hasContact: !!(customer?.email ?? customer?.phone) };
  }

  /** @throws Refusal customer-not-found */
  async apiCustomer(externalId: string): Promise<ApiCustomer> {
    const customer = await this.customers.findByExternalId(storable(externalId));
    if (!customer) throw customerNotFound();
    return apiCustomer(customer);
  }

  async attributeDefinitions(): Promise<AttributeDefinition[]> {
    return this.trails.attributeDefinitions();
  }

  private async known(id: string): Promise<Customer> {
    const customer = await this.customers.find(id);
    if (!customer) throw customerNotFound();
    return customer.joinedInto ? this.known(customer.joinedInto) : customer;
  }

  private async hits(customers: Customer[]): Promise<CustomerHit[]> {
    const ids = customers.map((customer) => customer.id);
    const blocked = await this.blocks.among(ids, this.clock.now());
    return customers.map((customer) => hitFrom(customer, blocked.has(customer.id)));
  }
}

function identityBrief(identity: Identity, joins: ShownJoin[]): CustomerRecord['identities'][number] {
  const { id, channel, inboxId, label, verified, firstSeenAt, lastSeenAt } = identity;
  const join = joins.find((one) => one.identityId === id);
  return {
    ...{ id, channel, inboxId, label, verified },
    firstSeenAt: firstSeenAt.toISOString(),
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    joined: join ? joinBrief(join) : null,
  };
}

function joinBrief({ groupId, reason, byName, at, fromName, fromCode }: ShownJoin) {
  return { joinId: groupId, reason, byName, at: at.toISOString(), fromName, fromCode };
}

function cursorOf(customer: Customer): string {
  const at = customer.lastSeenAt ?? customer.createdAt;
  return Buffer.from(`${at.getTime()} ${customer.id}`).toString('base64url');
}

// A cursor that is none begins at the beginning.
function startOf(cursor: string | undefined): PageStart | null {
  const [at, id] = Buffer.from(cursor ?? '', 'base64url')
    .toString('utf8')
    .split(' ');
  return id && /^[0-9a-f-]{36}$/.test(id) && /^\d{1,15}$/.test(at ?? '')
    ? { at: new Date(Number(at)), id }
    : null;
}
