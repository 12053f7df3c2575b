/** Names of checks that are no field of the form; words for them are in the locales. */
const NAMES = [
  'account',
  'app-secret',
  'authentication',
  'credentials',
  'encryption',
  'gateway',
  'imap',
  'imap-aside',
  'number',
  'polling',
  'provider',
  'quota',
  'receiver',
  'sending',
  'signing-secret',
  'smtp',
  'subscription',
  'switch',
  'token',
  'webhook',
  'address',
] as const;
type CheckName = (typeof NAMES)[number];

/** The key of its words, or null for a name that has none. */
export function checkName(name: string): CheckName | null {
  return NAMES.find((known) => known === name) ?? null;
}
