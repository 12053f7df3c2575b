import { type InboxSending } from '@yingda/contracts';
import type { Capabilities } from '../adapters/adapter';
import { type Inbox, invalidSetting } from './inbox';

/** What applies to an inbox for which nothing else was said. */
export const USUAL_SENDING: InboxSending = {
  mail: true,
  mailAfterSeconds: 120,
  mailInboxId: null,
  warnMinutes: 10,
  joinLines: null,
};

/** How an inbox sends: what was said of it, and what is usual for the rest. */
export function sendingRules(said: Partial<InboxSending>): InboxSending {
  return { ...USUAL_SENDING, ...said };
}

/** What of it is otherwise than usual, and so is kept: what becomes usual later holds for the rest. */
export function unusual(rules: Partial<InboxSending>): Partial<InboxSending> {
  const entries = Object.entries(rules).filter(
    ([name, value]) => value !== undefined && value !== USUAL_SENDING[name as keyof InboxSending],
  );
  return Object.fromEntries(entries);
}

/**
 * Whether short lines that wait are sent as one message: where messages are counted, unless somebody said otherwise. Not
 * where what was sent can be corrected or taken back (one line could not be, without the others), nor where the channel
 * has a schedule of its own.
 */
export function joinsLines(
  rules: InboxSending,
  can: Pick<Capabilities, 'windows' | 'changes'>,
  ownSchedule: boolean,
): boolean {
  if (ownSchedule || (can.changes?.length ?? 0) > 0) return false;
  return rules.joinLines ?? Object.values(can.windows).some((rule) => rule.quota !== null);
}

/** The mailbox that an inbox names must be one. @throws Refusal invalid-setting */
export async function checkMailbox(
  { sending }: Pick<Inbox, 'sending'>,
  find: (id: string) => Promise<Pick<Inbox, 'channel'> | null>,
): Promise<void> {
  const id = sending.mailInboxId ?? null;
  if (id !== null && (await find(id))?.channel !== 'email')
    throw invalidSetting('sending.mailInboxId', 'Mail goes out through a mailbox; choose one.');
}
