import { Button } from 'antd';
import { GitMerge } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Edits } from '../page/use-edits';
import type { CalendarForm } from './calendar-form';

/** Somebody saved meanwhile: mine stays, and where both changed one thing either can be taken. */
export function CalendarConflicts({ edits }: { edits: Edits<CalendarForm> }) {
  const { t } = useTranslation();
  const { overtaken, conflicts, choose } = edits;
  if (!overtaken) return null;
  return (
    <div className="notice soon conflict" role="alert">
      <GitMerge size={16} strokeWidth={1.75} aria-hidden="true" />
      <div className="grow col g8">
        <span>{t('calendars.stale')}</span>
        {conflicts.map((field) => (
          <span key={field} className="row g8">
            <span className="grow">{t(`calendars.field.${field}`)}</span>
            {(['theirs', 'mine'] as const).map((side) => (
              <Button key={side} size="small" onClick={() => choose(field, side)}>
                {t(side === 'mine' ? 'settings.conflict.keepMine' : 'settings.conflict.takeTheirs')}
              </Button>
            ))}
          </span>
        ))}
      </div>
    </div>
  );
}
