import type { ConversationStatus, RuleTriggerKind } from '@yingda/contracts/names';
import { OPEN_STATUSES } from '@yingda/contracts/names';

/** Triggers by time. */
export type TimeTrigger = Extract<RuleTriggerKind, `time.${string}`>;
export const TIME_TRIGGERS = [
  'time.unanswered',
  'time.answered',
  'time.opened',
  'time.in-status',
] as const satisfies readonly TimeTrigger[];

/** What times are counted from. */
export interface Since {
  status: ConversationStatus;
  waitingFor: 'us' | 'customer';
  openedAt: Date;
  customerWroteAt: Date | null;
  agentWroteAt: Date | null;
  statusSince: Date;
}

/** From when the time of a trigger runs as the conversation stands; null: it does not. */
export function sinceOf(kind: TimeTrigger, now: Since, status: ConversationStatus | null): Date | null {
  const open = (OPEN_STATUSES as readonly string[]).includes(now.status);
  switch (kind) {
    case 'time.unanswered':
      return open && now.waitingFor === 'us' ? now.customerWroteAt : null;
    case 'time.answered':
      return open && now.waitingFor === 'customer' ? now.agentWroteAt : null;
    case 'time.opened':
      return open ? now.openedAt : null;
    case 'time.in-status':
      return now.status === status ? now.statusSince : null;
  }
}

/** Since when a conversation is in its status, by the times its state keeps. */
export function statusSince(c: {
  status: ConversationStatus;
  openedAt: Date;
  queuedAt: Date | null;
  assignedAt: Date | null;
  acceptedAt: Date | null;
  closedAt: Date | null;
}): Date {
  const since = {
    bot: c.openedAt,
    queued: c.queuedAt,
    offered: c.assignedAt,
    assigned: c.assignedAt,
    active: c.acceptedAt ?? c.assignedAt,
    closed: c.closedAt,
    abandoned: c.closedAt,
  }[c.status];
  return since ?? c.openedAt;
}
