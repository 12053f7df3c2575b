import type { ShopDay } from '../filling/days';
import { momentOf } from '../filling/shop-time';
import { people } from '../samples/people';
import type { Person } from '../stage/episode';
import { Random } from './random';

const DAY_MINUTES = 24 * 60;

/** Somebody the shop knows, counted back from the last day of the demo. Members came between four months and three years ago. */
export function knownPerson(key: string, lastDay: ShopDay): Person {
  const shopper = people.get(key);
  if (!shopper) throw new Error(`The demo knows no ${key}`);
  const random = new Random(`first seen ${key}`);
  const days = key === 'new' ? 3 : random.whole(120, 1_000);
  const firstSeen = momentOf(lastDay, random.whole(9 * 60, 21 * 60) - days * DAY_MINUTES);
  const attributes = { ...shopper.attributes, since: firstSeen.toISOString().slice(0, 4) };
  return { key, shopper: { ...shopper, attributes }, language: shopper.language, firstSeen };
}

/** Somebody nobody knows, who has looked around a little before writing. */
export function visitorOf(key: string, openedAt: Date, language: Person['language']): Person {
  const looked = new Random(`visitor ${key}`).between(30, 400) * 1_000;
  return { key, shopper: null, language, firstSeen: new Date(openedAt.getTime() - looked) };
}
