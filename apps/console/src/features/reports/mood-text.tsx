import { ArrowDownRight, ArrowUpRight, Check, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { meets, type ChangeText } from './figure-text';
import type { Reading } from './never-answered';
import { useFigureText } from './use-figure-text';

const UP = new Set<ChangeText['key']>(['report.slower', 'report.longer', 'report.pointsUp', 'report.moreOf']);

/** A change in words, with an arrow for where it went and a colour for what that means: each says it alone. */
export function MoodText({ change }: { change: ChangeText }) {
  const text = useFigureText();
  if (change.key === 'report.unchanged') return <span className="mood neutral">{text.say(change)}</span>;
  const Arrow = UP.has(change.key) ? ArrowUpRight : ArrowDownRight;
  return (
    <span className={`mood ${change.mood}`}>
      <Arrow size={12} strokeWidth={2} aria-hidden="true" />
      {text.say(change)}
    </span>
  );
}

/** The target and whether it is kept. */
export function TargetText({ reading, value }: { reading: Reading; value: number | null }) {
  const { t } = useTranslation();
  const text = useFigureText();
  if (reading.target === null || reading.better === 'neither') return null;
  const met = value !== null && meets(value, reading.target, reading.better);
  return (
    <>
      <span className="nw">{t('report.target', { value: text.write(reading.target, reading.unit) })}</span>
      {value === null ? null : (
        <span
          className={`target-state ${met ? 'met' : 'missed'}`}
          title={t(met ? 'report.met' : 'report.missed')}
        >
          {met ? (
            <Check size={12} strokeWidth={2.5} aria-hidden="true" />
          ) : (
            <TriangleAlert size={12} strokeWidth={2} aria-hidden="true" />
          )}
          <span className="hidden-text">{t(met ? 'report.met' : 'report.missed')}</span>
        </span>
      )}
    </>
  );
}
