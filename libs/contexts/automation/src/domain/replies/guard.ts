import type { AutoReplyOutcome, ConversationStatus } from '@yingda/contracts/names';
import type { SaidBefore, TalkStanding } from '../../reply-ports';
import type { AutoReply } from './auto-reply';

/** At most so many automatic texts in so much time: two machines that answer each other come to an end. */
export const MOST_IN_A_WHILE = 8;
export const WHILE_MS = 10 * 60_000;
/** As often the same words in a row are no shopper's. */
const REPEATED = 3;
/** Newest messages that are looked at; more than ever fit the limits above. */
export const LOOKED_AT = 30;

/** What is older is not answered by itself any more: an answer that comes so late is a riddle to who gets it. */
const LATE_MS = 10 * 60_000;

/** Whether something happened too long ago, or before there were any replies. */
export function isLate(at: Date, { since, now }: { since: Date | null; now: Date }): boolean {
  return since === null || at < since || now.getTime() - at.getTime() > LATE_MS;
}

const WAITING: readonly ConversationStatus[] = ['bot', 'queued', 'offered'];
const UNANSWERED: readonly ConversationStatus[] = [...WAITING, 'assigned', 'active'];

/** In which states a reply may be said. */
export function statesFor({ phase }: Pick<AutoReply, 'phase'>): readonly ConversationStatus[] {
  return phase === 'unanswered' ? UNANSWERED : WAITING;
}

/** Whether a reply's time is over: an agent has the conversation or, where it may go on that long, has written in it. */
export function isHeld(
  { phase }: Pick<AutoReply, 'phase'>,
  talk: Pick<TalkStanding, 'status' | 'served'>,
): boolean {
  if (!statesFor({ phase }).includes(talk.status)) return true;
  return !WAITING.includes(talk.status) && talk.served;
}

/** Why no machine should say anything to what a customer wrote just now, whichever reply it is. */
export function loopIn(recent: readonly SaidBefore[], now: Date): AutoReplyOutcome | null {
  const since = now.getTime() - WHILE_MS;
  // So much in so little time is no conversation; and what was said before it would be forgotten otherwise.
  const storm = recent.length >= LOOKED_AT && recent.at(-1)!.at.getTime() > since;
  const machines = recent.filter(({ author, at }) => isMachine(author) && at.getTime() > since);
  if (storm || machines.length >= MOST_IN_A_WHILE) return 'too-many';
  const own = recent
    .filter(({ author, at }) => author === 'customer' && at.getTime() > since)
    .slice(0, REPEATED);
  const [first] = own;
  if (own.length === REPEATED && first!.text.trim() !== '' && own.every(({ text }) => text === first!.text))
    return 'repeated';
  return null;
}

export function isMachine(author: SaidBefore['author']): boolean {
  return author === 'bot' || author === 'system';
}

/** Since the last word of a person of the shop: the turn in which an occasion is spoken of once. */
export function beginOfTurn(recent: readonly SaidBefore[]): number {
  return recent.find(({ author }) => author === 'agent')?.position ?? 0;
}
