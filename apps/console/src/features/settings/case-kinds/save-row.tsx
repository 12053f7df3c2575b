import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorLine } from '../../../parts/error-line';
import { OnlineButton } from '../page/online-button';

interface SaveRowProps {
  changed: boolean;
  busy: boolean;
  problem: unknown;
  onSave: () => void;
  onDiscard: () => void;
}

/** Under a part that is saved for itself: there while something is changed. */
export function SaveRow({ changed, busy, problem, onSave, onDiscard }: SaveRowProps) {
  const { t } = useTranslation();
  if (!changed && !problem) return null;
  return (
    <div className="col g8">
      <ErrorLine problem={problem} />
      <div className="row g8" role="region" aria-label={t('settings.unsaved')}>
        <span className="unsaved-mark" aria-hidden="true" />
        <span className="grow i2">{t('settings.unsaved')}</span>
        <Button size="small" disabled={busy} onClick={onDiscard}>
          {t('settings.discard')}
        </Button>
        <OnlineButton size="small" type="primary" loading={busy} onClick={onSave}>
          {t('common.save')}
        </OnlineButton>
      </div>
    </div>
  );
}
