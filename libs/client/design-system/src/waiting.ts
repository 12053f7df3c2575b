import { formatDuration, formatElapsed, spokenDuration } from './duration';
import type { Language } from './language';
import { formatClock, formatDay, type Moment } from './moment';

/** idle: nothing owed by us; ok, soon, late: how much of the target is used; paused: the clock stands. */
export type WaitingLevel = 'idle' | 'ok' | 'soon' | 'late' | 'paused';

/** A running target. Without `dueAt` nothing is owed. `pausedAt` is when the clock stopped, if it stands now. */
export interface WaitingClock {
  startedAt: Moment;
  dueAt?: Moment | null;
  pausedAt?: Moment | null;
  /** Share of the target from which the limit counts as near; 0.6 unless the service level says otherwise. */
  soonFrom?: number;
}

/** Everything a chip needs to draw itself. `used` is the filled share of the pie, 0 to 1. */
export interface WaitingChip {
  level: WaitingLevel;
  text: string;
  label: string;
  used: number;
}

const at = (moment: Moment) => new Date(moment).getTime();

function usedShare(clock: WaitingClock, now: number): number {
  const start = at(clock.startedAt);
  const span = at(clock.dueAt as Moment) - start;
  return span > 0 ? (now - start) / span : 1;
}

/** Level of a clock at a moment. Exactly at the due time it is still `soon`; only past it is it late. */
export function waitingLevel(clock: WaitingClock, now: Moment): WaitingLevel {
  if (clock.dueAt === null || clock.dueAt === undefined) return 'idle';
  if (clock.pausedAt !== null && clock.pausedAt !== undefined) return 'paused';
  if (at(now) > at(clock.dueAt)) return 'late';
  return usedShare(clock, at(now)) < (clock.soonFrom ?? 0.6) ? 'ok' : 'soon';
}

/** Level, text and accessible name of the waiting chip; `language` and zone as the reader's screen has them. */
export function waitingChip(
  clock: WaitingClock,
  now: Moment,
  reader: { language: Language; timeZone?: string },
): WaitingChip {
  const level = waitingLevel(clock, now);
  const zh = reader.language === 'zh-CN';
  if (level === 'idle') {
    const text = formatElapsed((at(now) - at(clock.startedAt)) / 1000, reader.language);
    return { level, text, label: zh ? `上一条消息：${text}` : `Last message: ${text}`, used: 0 };
  }
  const due = at(clock.dueAt as Moment);
  const day = formatDay(due, now, reader);
  const today = day === (zh ? '今天' : 'Today');
  const clockText = formatClock(due, { ...reader, seconds: true });
  const when = today ? clockText : `${day} ${clockText}`;
  if (level === 'paused') {
    const used = Math.min(1, Math.max(0, usedShare(clock, at(clock.pausedAt as Moment))));
    return { level, text: zh ? '已暂停' : 'Paused', label: zh ? '计时已暂停' : 'The clock is paused', used };
  }
  if (level === 'late') {
    const over = (at(now) - due) / 1000;
    const said = spokenDuration(over, reader.language);
    return {
      level,
      text: `+${formatDuration(over, reader.language)}`,
      label: zh ? `已超时 ${said}，${when} 到期` : `Late by ${said}, was due ${when}`,
      used: 1,
    };
  }
  // Rounded up: 0:00 is shown only when nothing is left.
  const left = Math.ceil((due - at(now)) / 1000);
  const said = spokenDuration(left, reader.language);
  return {
    level,
    text: formatDuration(left, reader.language),
    label: zh ? `还剩 ${said}，${when} 到期` : `${said} left, due ${when}`,
    used: Math.min(1, Math.max(0, usedShare(clock, at(now)))),
  };
}
