import { WrongControl } from '../../provider';

/** What happens to mail that comes for a person. */
export const DELIVERIES = ['ok', 'refused', 'bounced', 'delayed'] as const;
export const RESPONDERS = ['none', 'polite', 'rude'] as const;

/** Somebody who writes to the shop. Mail to addresses nobody has is refused with 550 5.1.1. */
export interface Person {
  address: string;
  name: string;
  /** polite: an out-of-office note as RFC 3834 wants it; rude: answers everything, and says nothing of itself. */
  responder: (typeof RESPONDERS)[number];
  /** refused: 550 at once; bounced: taken, then reported as failed; delayed: reported as late. */
  delivery: (typeof DELIVERIES)[number];
}

/** Who is there at the start. */
export function firstPeople(): Person[] {
  const person = (address: string, name: string, more: Partial<Person> = {}): Person => ({
    address,
    name,
    responder: 'none',
    delivery: 'ok',
    ...more,
  });
  return [
    person('lilei@buyer.example', '李雷'),
    person('anna@buyer.example', 'Anna Berg'),
    person('away@buyer.example', '韩梅梅', { responder: 'polite' }),
    person('robot@buyer.example', 'Robot', { responder: 'rude' }),
    person('full@buyer.example', 'Full Mailbox', { delivery: 'bounced' }),
  ];
}

export function oneOf<T extends string>(value: unknown, known: readonly T[], name: string): T {
  if (!known.includes(value as T)) throw new WrongControl(`${name} is one of ${known.join(', ')}`);
  return value as T;
}
