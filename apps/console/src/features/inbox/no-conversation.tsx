import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../../i18n/use-texts';
import { Kbd } from '../../parts/kbd';
import { Drawing } from '../../parts/state-block';
import { useMineWaiting } from '../shell/rail';
import { useCounts } from './use-counts';

/** Nothing chosen: today's own figures, each with its definition, and where to find the keys. */
export function NoConversation() {
  const { t } = useTranslation();
  const { duration, count } = useFormats();
  const counts = useCounts();
  const waiting = useMineWaiting();
  const figures = [
    { key: 'waiting', define: 'waitingDef', value: count(waiting) },
    { key: 'inQueue', define: 'queueDef', value: counts ? count(counts.queue) : '–' },
    { key: 'closedToday', define: 'closedTodayDef', value: counts ? count(counts.closedToday) : '–' },
    {
      key: 'firstResponse',
      define: 'firstResponseDef',
      value:
        counts?.firstResponseTodaySeconds != null
          ? duration(counts.firstResponseTodaySeconds)
          : t('inbox.none.noFigure'),
    },
  ] as const;
  return (
    <main className="no-conversation">
      <div className="col g8" style={{ alignItems: 'center' }}>
        <span className="c-accent">
          <Drawing name="answered" />
        </span>
        <b className="t14">{t('inbox.none.title')}</b>
      </div>
      <dl className="today-figures">
        {figures.map((figure) => (
          <div key={figure.key}>
            <Tooltip title={t(`inbox.none.${figure.define}`)}>
              <dt tabIndex={0}>{t(`inbox.none.${figure.key}`)}</dt>
            </Tooltip>
            <dd
              style={
                figure.value === t('inbox.none.noFigure')
                  ? { fontSize: 14, fontWeight: 400, color: 'var(--ink-3)' }
                  : undefined
              }
            >
              {figure.value}
            </dd>
          </div>
        ))}
      </dl>
      <span className="i3 row g4">
        {t('inbox.none.keysBefore')}
        <Kbd>?</Kbd>
        {t('inbox.none.keysAfter')}
      </span>
    </main>
  );
}
