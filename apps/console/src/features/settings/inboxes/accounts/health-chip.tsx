import { Check, CircleAlert, Hourglass, Pause } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { HealthState } from './health-state';

const LOOKS = {
  ok: { tone: 'ok', icon: Check },
  waiting: { tone: '', icon: Hourglass },
  paused: { tone: 'soon', icon: Pause },
  trouble: { tone: 'late', icon: CircleAlert },
} as const;

/** Healthy, waiting, off or in trouble. */
export function HealthChip({ state }: { state: HealthState | null }) {
  const { t } = useTranslation();
  if (!state) return null;
  const { tone, icon: Icon } = LOOKS[state];
  return (
    <span className={`chip ${tone}`} role="status">
      <Icon size={12} strokeWidth={2} aria-hidden="true" />
      {t(`accounts.health.${state}`)}
    </span>
  );
}
