import { type ApiCustomer, type BlockRecord, type CustomerHit } from '@yingda/contracts';
import { briefOf, type Customer } from '../domain/customer';
import { maskEmail, maskPhone } from '../domain/masking';
import type { Block } from '../storage/blocks';

/** A block with the name to show: visitors without one go by their code. */
export function blockRecord(block: Block, customer: Pick<Customer, 'name' | 'code'>): BlockRecord {
  return {
    customerId: block.customerId,
    customerName: customer.name || customer.code,
    reason: block.reason,
    byName: block.blockedByName,
    since: block.since.toISOString(),
    until: block.until?.toISOString() ?? null,
  };
}

/** A customer in a list; `label` is a masked way to reach them, or the shop's id. */
export function hitFrom(customer: Customer, blocked: boolean): CustomerHit {
  const { phone, email, externalId } = customer;
  return {
    ...briefOf(customer, blocked),
    lastSeenAt: customer.lastSeenAt?.toISOString() ?? null,
    label: phone ? maskPhone(phone) : email ? maskEmail(email) : (externalId ?? ''),
  };
}

/** A customer for the shop's own systems, in full. */
export function apiCustomer(customer: Customer): ApiCustomer {
  const { id, externalId, name, tier, email, phone, attributes, createdAt } = customer;
  return { id, externalId, name, tier, email, phone, attributes, createdAt: createdAt.toISOString() };
}
