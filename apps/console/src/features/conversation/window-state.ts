import type { ChannelWindow } from '@yingda/contracts';
import type { Language, WindowClosedWhy, WindowFallback } from '@yingda/contracts/names';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** What a channel allows at this moment, as the composer says it. */
export interface WindowState {
  /** `last`: one message or less than an hour is left. */
  level: 'plenty' | 'last' | 'closed';
  why: WindowClosedWhy | null;
  /** Messages left of those the customer's act allowed; null: no limit. */
  left: number | null;
  most: number | null;
  /** Milliseconds until the end; null: no end. */
  msLeft: number | null;
  sure: boolean;
  fallbacks: readonly WindowFallback[];
}

/** Null where one may always write. Between two messages of the server its end is noticed here. */
export function windowState(window: ChannelWindow | null, now: number): WindowState | null {
  if (!window) return null;
  const msLeft = window.endsAt ? Math.max(0, Date.parse(window.endsAt) - now) : null;
  const over = window.open && msLeft === 0;
  const left = window.quotaLeft ?? null;
  const open = window.open && !over;
  return {
    level: !open ? 'closed' : left === 1 || (msLeft !== null && msLeft < HOUR_MS) ? 'last' : 'plenty',
    why: open ? null : over ? 'over' : (window.why ?? 'over'),
    left,
    most: window.quota ?? null,
    msLeft,
    sure: window.sure,
    fallbacks: window.fallbacks,
  };
}

const two = (value: number) => String(value).padStart(2, '0');

/** "47:12" in hours and minutes; in the last hour the unit stands with it, so that nobody takes minutes for hours. */
export function timeLeft(ms: number, language: Language): string {
  const seconds = Math.floor(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  if (ms >= HOUR_MS) return `${Math.floor(minutes / 60)}:${two(minutes % 60)}`;
  const zh = language === 'zh-CN';
  if (ms >= MINUTE_MS)
    return zh ? `${minutes} 分 ${two(seconds % 60)} 秒` : `${minutes} m ${two(seconds % 60)} s`;
  return zh ? `${seconds} 秒` : `${seconds} s`;
}
