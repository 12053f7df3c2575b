import type { Capabilities } from '../adapters/adapter';
import { type ChannelWindow, type ClosedWhy, closedWhy } from './windows';

/** Where the channel says nothing else, a person may answer so long after the customer's last act. */
const HUMAN_AGENT_MS = 7 * 24 * 3_600_000;

/** How something may go out now: in the window, by a code of the provider, as a person's late answer, or not at all. */
export type Passage =
  | { kind: 'window' }
  | { kind: 'code'; code: string }
  | { kind: 'human-agent' }
  /** Approved beforehand: it needs no window and takes nothing of it. */
  | { kind: 'template' }
  | { kind: 'closed'; why: ClosedWhy };

export interface Wanted {
  now: Date;
  automatic: boolean;
  /** Pieces of it, and those that wait before it. */
  pieces: number;
  waiting: number;
  /** It is one of the account's templates. */
  template?: boolean;
}

/** A code lets one piece go without touching the quota, so it is used first. */
export function passage(
  window: ChannelWindow & { code: string | null; codeUntil: Date | null },
  can: Pick<Capabilities, 'windows' | 'fallbacks' | 'humanAgentMs'>,
  want: Wanted,
): Passage {
  if (want.template)
    return window.unreachableSince === null ? { kind: 'template' } : { kind: 'closed', why: 'unreachable' };
  const code = window.code !== null && window.codeUntil! > want.now ? window.code : null;
  if (code !== null && window.unreachableSince === null && want.waiting === 0 && want.pieces === 1)
    return { kind: 'code', code };
  const why = closedWhy(window, can.windows, want);
  if (why === null) return { kind: 'window' };
  const late =
    why === 'over' &&
    !want.automatic &&
    can.fallbacks.includes('human-agent-tag') &&
    window.openedAt !== null &&
    want.now.getTime() - window.openedAt.getTime() < (can.humanAgentMs ?? HUMAN_AGENT_MS);
  return late ? { kind: 'human-agent' } : { kind: 'closed', why };
}
