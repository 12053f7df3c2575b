/** What a customer is given: the three guarantees (包修、包换、包退), money, words, points, and goodwill. */
export const REMEDY_KINDS = [
  'repair',
  'exchange',
  'refund',
  'compensation',
  'explanation',
  'points',
  'gift',
  'fee-refund',
] as const;
export type RemedyKind = (typeof REMEDY_KINDS)[number];

/** Given beyond what is owed: approved by somebody else whatever the amount, and kept in a register. */
export const GOODWILL_KINDS: readonly RemedyKind[] = ['gift', 'fee-refund'];

export const REMEDY_STATES = [
  'proposed',
  'approved',
  'refused',
  'told',
  'declined',
  'executed',
  'withdrawn',
] as const;
export type RemedyState = (typeof REMEDY_STATES)[number];

/** Roles that decide remedies, each up to its limit. */
export const REMEDY_ROLES = ['agent', 'senior-agent', 'supervisor', 'manager'] as const;
export type RemedyRole = (typeof REMEDY_ROLES)[number];
