import type { Answer } from '@yingda/contracts';

type Identity = Answer<'GET /api/customers/:id'>['identities'][number];

/** One way a customer is known, however many inboxes know them by it. */
export interface IdentityChip {
  key: string;
  channel: Identity['channel'];
  /** As the channel or the shop names them; empty where a visitor has only our code. */
  label: string;
  /** Our code of somebody without a name, to be said in the reader's language. */
  visitorCode: string | null;
  verified: boolean;
  inboxIds: string[];
}

/** Where nobody has told us a name, the label is the channel and our code. */
const NAMELESS = /^(\S+) (\S+)$/;

/** The same number in several inboxes is one chip; verified when any of them is. */
export function identityChips(identities: readonly Identity[]): IdentityChip[] {
  const chips = new Map<string, IdentityChip>();
  for (const { id, channel, label, verified, inboxId } of identities) {
    const key = label ? `${channel} ${label}` : id;
    const known = chips.get(key);
    if (known) {
      known.verified ||= verified;
      if (!known.inboxIds.includes(inboxId)) known.inboxIds.push(inboxId);
      continue;
    }
    const [, word, code] = NAMELESS.exec(label) ?? [];
    const visitorCode = word === channel ? (code ?? null) : null;
    chips.set(key, {
      key,
      channel,
      label: visitorCode ? '' : label,
      visitorCode,
      verified,
      inboxIds: [inboxId],
    });
  }
  return [...chips.values()];
}
