import type { Capabilities, FailureClass, WindowAct } from '../adapters/adapter';

/** How long and how much may be sent to one person through one account, as we count it. */
export interface ChannelWindow {
  openedBy: WindowAct | null;
  openedAt: Date | null;
  /** Null: no end. */
  endsAt: Date | null;
  /** Null: as much as one likes. */
  quotaLeft: number | null;
  /** False once something was sent of which nobody knows whether it counted. */
  sure: boolean;
  /** They left, blocked us or opted out. */
  unreachableSince: Date | null;
}

/** Of somebody who has done nothing yet. */
export const NEVER_OPENED: ChannelWindow = {
  openedBy: null,
  openedAt: null,
  endsAt: null,
  quotaLeft: null,
  sure: true,
  unreachableSince: null,
};

export type WindowRules = Capabilities['windows'];

/** Whether the channel has windows at all. */
export function hasWindows(rules: WindowRules): boolean {
  return Object.keys(rules).length > 0;
}

/**
 * After an act of the customer: count and end are set anew, never added to what was left. Acts that come late (again,
 * or in disorder) change nothing.
 */
export function opened(
  window: ChannelWindow,
  rules: WindowRules,
  act: { act: WindowAct; at: Date },
): ChannelWindow {
  const rule = rules[act.act];
  const left = window.unreachableSince !== null && act.at < window.unreachableSince;
  // Where nothing closes, whoever writes again can be written to again.
  if (!rule && hasWindows(rules)) return window;
  if (!rule) return window.unreachableSince === null || left ? window : { ...window, unreachableSince: null };
  if (window.openedAt !== null && act.at < window.openedAt) return window;
  return {
    openedBy: act.act,
    openedAt: act.at,
    endsAt: rule.milliseconds === null ? null : new Date(act.at.getTime() + rule.milliseconds),
    quotaLeft: rule.quota,
    sure: true,
    unreachableSince: left ? window.unreachableSince : null,
  };
}

/** One piece is on its way. */
export function taken(window: ChannelWindow): ChannelWindow {
  return window.quotaLeft === null ? window : { ...window, quotaLeft: Math.max(0, window.quotaLeft - 1) };
}

/** It was not sent after all; `openedAt` is of the window it was taken from, which may be over since. */
export function givenBack(window: ChannelWindow, rules: WindowRules, openedAt: Date | null): ChannelWindow {
  if (window.quotaLeft === null || window.openedAt?.getTime() !== openedAt?.getTime()) return window;
  const most = (window.openedBy && rules[window.openedBy]?.quota) ?? window.quotaLeft;
  return { ...window, quotaLeft: Math.min(most, window.quotaLeft + 1) };
}

/** The provider knows better than our count. */
export function corrected(window: ChannelWindow, by: FailureClass, now: Date): ChannelWindow {
  switch (by) {
    case 'window-closed':
      return {
        ...window,
        endsAt: window.endsAt !== null && window.endsAt < now ? window.endsAt : now,
        sure: true,
      };
    case 'quota-reached':
      return { ...window, quotaLeft: 0, sure: true };
    case 'recipient-unreachable':
      return { ...window, unreachableSince: window.unreachableSince ?? now };
    case 'unknown-outcome':
      return window.quotaLeft === null ? window : { ...window, sure: false };
    default:
      return window;
  }
}

export type ClosedWhy = 'never-opened' | 'over' | 'quota' | 'unreachable';

/** Why nothing can be sent now, or null. `pieces` are wanted, `waiting` are on their way already. */
export function closedWhy(
  window: ChannelWindow,
  rules: WindowRules,
  want: { now: Date; pieces?: number; waiting?: number; automatic?: boolean },
): ClosedWhy | null {
  if (window.unreachableSince !== null) return 'unreachable';
  if (!hasWindows(rules)) return null;
  if (window.openedAt === null) return 'never-opened';
  if (window.endsAt !== null && window.endsAt <= want.now) return 'over';
  if (window.quotaLeft === null) return null;
  const free = window.quotaLeft - (want.waiting ?? 0) - (want.pieces ?? 1);
  // The last one is for a person: what a machine says must not leave an agent without words.
  return free < (want.automatic ? 1 : 0) ? 'quota' : null;
}
