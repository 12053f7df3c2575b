import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { REPORT_MAX_DAYS } from '@yingda/contracts/names';
import { useFormats } from '../../i18n/use-texts';
import { StateBlock } from '../../parts/state-block';
import { daysOf } from './period';
import { isNarrowed, type ReportView } from './report-address';

interface StateProps {
  today: string;
  change: (own: Partial<ReportView>) => void;
}

/** No conversation fits: what would have to happen, and the nearest way out. */
export function EmptyReport({ view, today, change }: StateProps & { view: ReportView }) {
  const { t } = useTranslation();
  const narrowed = isNarrowed(view);
  const month = { period: 'last-30', days: daysOf('last-30', today), point: null } as const;
  return (
    <section className="card">
      <StateBlock
        drawing="nothing"
        title={t('report.empty')}
        hint={t(narrowed ? 'report.emptyFiltered' : 'report.emptyHint')}
      >
        {narrowed ? (
          <Button onClick={() => change({ filters: {}, point: null })}>{t('report.clearFilters')}</Button>
        ) : null}
        {view.period !== 'last-30' ? (
          <Button onClick={() => change(month)}>{t('report.period.wider')}</Button>
        ) : null}
      </StateBlock>
    </section>
  );
}

/** More days than one report answers. */
export function TooLong({ days, today, change }: StateProps & { days: number }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  return (
    <StateBlock
      drawing="search"
      title={t('report.period.tooLongTitle')}
      hint={t('report.period.tooLong', { n: number(REPORT_MAX_DAYS), m: number(days) })}
    >
      <Button type="primary" onClick={() => change({ period: 'last-30', days: daysOf('last-30', today) })}>
        {t('report.period.wider')}
      </Button>
    </StateBlock>
  );
}
