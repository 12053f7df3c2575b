import { TIERS } from '@yingda/contracts/names';
import { type Customer, type CustomerFacts, missingFacts } from './customer';

/** What a customer gained by a join, by name: enough to take it back, and nothing personal. */
export interface Gained {
  /** Facts that were missing and came from the other: "email", "attributes.size". */
  facts: string[];
  /** The tier before, where the other's was higher. */
  tierBefore?: Customer['tier'];
}

type Joinable = Pick<Customer, 'id' | 'externalId' | 'isVisitor' | 'createdAt'>;

/**
 * Which of two records goes on when they are one person: the one the shop has a number for, then the one with a name,
 * then the older. Null when the shop knows both by different numbers: that is for the shop to put right first.
 */
export function survivorOf<C extends Joinable>(one: C, other: C): { stays: C; goes: C } | null {
  if (one.externalId !== null && other.externalId !== null) return null;
  const ranks = [one, other].map((who) => [
    who.externalId === null ? 1 : 0,
    who.isVisitor ? 1 : 0,
    who.createdAt.getTime(),
  ]);
  const at = ranks[0]!.findIndex((rank, place) => rank !== ranks[1]![place]);
  const first = at < 0 ? one.id < other.id : ranks[0]![at]! < ranks[1]![at]!;
  return first ? { stays: one, goes: other } : { stays: other, goes: one };
}

/** What the one that stays learns from the other: only what it did not know, and the better tier. */
export function gainedFrom(stays: Customer, goes: Customer): { facts: CustomerFacts; gained: Gained } {
  const { attributes = {}, ...missing } = missingFacts(stays, goes);
  const plain = { ...missing, ownerAgentId: stays.ownerAgentId ?? goes.ownerAgentId };
  const names = Object.entries(plain).filter(
    ([key, value]) => value && value !== stays[key as keyof typeof plain],
  );
  const betterTier = TIERS.indexOf(goes.tier) > TIERS.indexOf(stays.tier);
  return {
    facts: { ...plain, attributes, ...(betterTier ? { tier: goes.tier } : {}) },
    gained: {
      facts: [...names.map(([key]) => key), ...Object.keys(attributes).map((key) => `attributes.${key}`)],
      ...(betterTier ? { tierBefore: stays.tier } : {}),
    },
  };
}

/**
 * Takes back what came from somebody who is somebody else after all. What was changed since then stays: it was said of
 * this customer. Also says which of it was taken, for whoever got it from here in turn.
 */
export function withoutGained(
  customer: Customer,
  from: Customer,
  gained: Gained,
): { facts: CustomerFacts; taken: Gained } {
  const taken: Gained = { facts: [] };
  const facts: CustomerFacts = {};
  for (const name of gained.facts) {
    const [, attribute] = /^attributes\.(.+)$/s.exec(name) ?? [];
    if (attribute !== undefined) {
      if (customer.attributes[attribute] !== from.attributes[attribute]) continue;
      facts.attributes = { ...facts.attributes, [attribute]: '' };
    } else if (name === 'name' && customer.name === from.name) facts.name = '';
    else if (isLosable(name) && customer[name] === from[name]) facts[name] = null;
    else continue;
    taken.facts.push(name);
  }
  if (gained.tierBefore && customer.tier === from.tier) {
    facts.tier = gained.tierBefore;
    taken.tierBefore = gained.tierBefore;
  }
  return { facts, taken };
}

/** What of `gained` was passed on further. */
export function passedOn(taken: Gained, next: Gained): Gained {
  return {
    facts: taken.facts.filter((name) => next.facts.includes(name)),
    ...(taken.tierBefore && next.tierBefore ? { tierBefore: next.tierBefore } : {}),
  };
}

const LOSABLE = ['email', 'phone', 'language', 'ownerAgentId'] as const;
function isLosable(name: string): name is (typeof LOSABLE)[number] {
  return (LOSABLE as readonly string[]).includes(name);
}
