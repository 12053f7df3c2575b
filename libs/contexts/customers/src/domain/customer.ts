import { type CustomerBrief } from '@yingda/contracts';
import { type Tier } from '@yingda/contracts/names';

/** One record of a person across channels. */
export interface Customer {
  id: string;
  /** Empty while nobody knows it. */
  name: string;
  tier: Tier;
  /** Not identified yet: known by a browser only. */
  isVisitor: boolean;
  code: string;
  email: string | null;
  phone: string | null;
  language: string | null;
  /** The shop's own id of this customer, one namespace for the whole company. */
  externalId: string | null;
  ownerAgentId: string | null;
  attributes: Record<string, string>;
  /** Raised by every change. */
  version: number;
  createdAt: Date;
  lastSeenAt: Date | null;
  /** The customer this visitor turned out to be. */
  joinedInto: string | null;
}

/** What can be said of a customer; absent leaves as it is, null takes away. */
export interface CustomerFacts {
  name?: string | undefined;
  isVisitor?: boolean | undefined;
  tier?: Tier | undefined;
  email?: string | null | undefined;
  phone?: string | null | undefined;
  language?: string | null | undefined;
  ownerAgentId?: string | null | undefined;
  attributes?: Record<string, string> | undefined;
}

// Without letters and digits that are mistaken for one another.
const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A visitor's short name, "7F3K": from the random end of the id, so always the same. Not unique. */
export function codeOf(id: string): string {
  let bits = parseInt(id.replaceAll('-', '').slice(-5), 16);
  let code = '';
  for (let i = 0; i < 4; i++) {
    code = ALPHABET[bits % 32]! + code;
    bits = Math.floor(bits / 32);
  }
  return code;
}

export function newCustomer(id: string, now: Date): Customer {
  return {
    id,
    name: '',
    tier: 'standard',
    isVisitor: true,
    code: codeOf(id),
    email: null,
    phone: null,
    language: null,
    externalId: null,
    ownerAgentId: null,
    attributes: {},
    version: 1,
    createdAt: now,
    lastSeenAt: null,
    joinedInto: null,
  };
}

const MOST_ATTRIBUTES = 40;
// What can be taken away; null elsewhere says nothing.
const LOSABLE = new Set(['email', 'phone', 'language', 'ownerAgentId']);

/** The customer with these facts; the very same object when they say nothing new. Attributes are added to; "" removes one. */
export function withFacts(customer: Customer, facts: CustomerFacts): Customer {
  const { attributes, ...plain } = facts;
  const said = Object.fromEntries(
    Object.entries(plain).filter(
      ([fact, value]) => value !== undefined && (value !== null || LOSABLE.has(fact)),
    ),
  );
  const after: Customer = { ...customer, ...said };
  if (attributes) after.attributes = mergedAttributes(customer.attributes, attributes);
  const keys = Object.keys(facts) as (keyof CustomerFacts)[];
  const differs = keys.some((key) => JSON.stringify(after[key]) !== JSON.stringify(customer[key]));
  return differs ? { ...after, version: customer.version + 1 } : customer;
}

function mergedAttributes(
  before: Record<string, string>,
  said: Record<string, string>,
): Record<string, string> {
  const entries = Object.entries({ ...before, ...said }).filter(([, value]) => value !== '');
  return Object.fromEntries(entries.slice(0, MOST_ATTRIBUTES).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What a visitor had told, for the customer they turned out to be: what is known already is not replaced. */
export function missingFacts(known: Customer, visitor: Customer): CustomerFacts {
  const added = Object.entries(visitor.attributes).filter(([key]) => !(key in known.attributes));
  return {
    name: known.name || visitor.name,
    email: known.email ?? visitor.email,
    phone: known.phone ?? visitor.phone,
    language: known.language ?? visitor.language,
    attributes: Object.fromEntries(added),
  };
}

/** The customer as rows of other screens need it. */
export function briefOf(customer: Customer, blocked: boolean): CustomerBrief {
  const { id, name, tier, isVisitor, code } = customer;
  return { id, name, tier, isVisitor, code, blocked };
}
