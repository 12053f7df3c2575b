import type { RefObject } from 'react';
import type { UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { ReportAnswer } from '@yingda/contracts';
import { useScope } from '../../app/use-session';
import { useFormats } from '../../i18n/use-texts';
import type { ReportView } from './report-address';
import { ExportButton, type Exporting } from './export-button';
import { tableQuery } from './use-report';
import type { ReportPageName } from './report-pages';
import { ReportTabs } from './report-tabs';

interface ReportHeadProps {
  page: ReportPageName;
  view: ReportView;
  online: boolean;
  cards: UseQueryResult<ReportAnswer>;
  exporting: RefObject<Exporting | null>;
}

/** The pages, how fresh the numbers are, and the export. */
export function ReportHead({ page, view, online, cards, exporting }: ReportHeadProps) {
  const { t } = useTranslation();
  const scope = useScope('figures.read');
  return (
    <header className="page-head">
      <h1 id="report-title" className="hidden-text">
        {t(`report.page.${page}`)}
      </h1>
      <ReportTabs view={view} />
      <Fresh online={online} cards={cards} />
      {scope === 'own' || scope === 'team' ? (
        <span className="chip">{t(scope === 'own' ? 'report.onlyOwn' : 'report.onlyTeam')}</span>
      ) : null}
      <span className="grow" />
      <ExportButton
        ref={exporting}
        label={t('report.export')}
        body={(language) => ({ what: 'figures', report: tableQuery(page, view), language })}
      />
    </header>
  );
}

/** How old the numbers are; when they could not be asked for anew, that too. */
function Fresh({ online, cards }: Pick<ReportHeadProps, 'online' | 'cards'>) {
  const { t } = useTranslation();
  const { clock } = useFormats();
  const { data } = cards;
  if (!data) return null;
  const time = clock(data.computedAt);
  if (cards.isPlaceholderData) {
    return (
      <span className="t12 i3 nw" role="status">
        {t('report.computing')}
      </span>
    );
  }
  if (!online) return <span className="t12 c-soon nw">{t('report.offline', { time })}</span>;
  if (cards.isError) {
    return (
      <button type="button" className="t12 c-soon nw" onClick={() => void cards.refetch()}>
        {t('report.stale', { time })}
      </button>
    );
  }
  return (
    <span className="t12 i3 nw report-fresh">
      {t('report.fresh', { time })}
      <i className="dot" />
      {t('report.freshEvery')}
    </span>
  );
}
