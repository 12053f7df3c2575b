import { memo } from 'react';
import { waitingChip, type WaitingChip, type WaitingClock } from '@yingda/design-system';
import { useLanguage } from '../i18n/use-texts';
import { useNow } from '../live/ticker';

/** Pie that fills with the used share; "!" when late; two bars when paused. */
export function WaitSign({ level, used }: Pick<WaitingChip, 'level' | 'used'>) {
  if (level === 'idle') return null;
  if (level === 'late') {
    return (
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <circle cx="6" cy="6" r="5.5" fill="currentColor" />
        <path
          d="M6 3v3.600M6 8.800v.2"
          stroke="var(--sign-ground, var(--late-fill))"
          strokeWidth="1.6"
          strokeLinecap="round"
        />
      </svg>
    );
  }
  if (level === 'paused') {
    return (
      <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
        <path d="M4 3v6M8 3v6" stroke="currentColor" strokeWidth="1.8" strokeLinecap="round" />
      </svg>
    );
  }
  const angle = Math.min(0.999, Math.max(0.001, used)) * 2 * Math.PI;
  const x = (6 + 4 * Math.sin(angle)).toFixed(2);
  const y = (6 - 4 * Math.cos(angle)).toFixed(2);
  return (
    <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
      <circle cx="6" cy="6" r="5.2" fill="none" stroke="currentColor" strokeWidth="1.2" />
      <path d={`M6 6V2A4 4 0 ${angle > Math.PI ? 1 : 0} 1 ${x} ${y}z`} fill="currentColor" />
    </svg>
  );
}

/** The same chip everywhere (screens 2.5). Ticks by the shared timer; its level, not its seconds, is announced. */
export const WaitChip = memo(function WaitChip({ clock }: { clock: WaitingClock }) {
  const now = useNow();
  const language = useLanguage();
  const chip = waitingChip(clock, now, { language });
  return (
    <span
      className={`wait ${chip.level}`}
      title={chip.label}
      role="timer"
      aria-label={chip.label}
      aria-live="off"
    >
      <WaitSign level={chip.level} used={chip.used} />
      {chip.text}
    </span>
  );
}, sameClock);

function sameClock(a: { clock: WaitingClock }, b: { clock: WaitingClock }): boolean {
  return (
    a.clock.startedAt === b.clock.startedAt &&
    a.clock.dueAt === b.clock.dueAt &&
    a.clock.soonFrom === b.clock.soonFrom &&
    a.clock.pausedAt === b.clock.pausedAt
  );
}
