import type { RuleField } from '@yingda/contracts/names';

/** What a field holds; null: it has no value. */
export type FactValue = string | number | boolean | readonly string[] | null;

/** What is known when rules are asked; a field that is absent has no value. */
export type Facts = Partial<Record<RuleField, FactValue>> & {
  /** Of the customer, as the shop's own system knows them. */
  attributes?: Readonly<Record<string, string>>;
};

/** Facts under others: what the event says counts, the rest is as it is now. */
export function over(event: Facts, now: Facts): Facts {
  const said = Object.entries(event).filter(([, value]) => value !== undefined);
  return { ...now, ...Object.fromEntries(said) };
}
