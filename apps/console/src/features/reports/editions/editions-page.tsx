import { useState } from 'react';
import { Button, Segmented, Tag } from 'antd';
import { Eye, Settings2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { EDITION_KIND_NAMES, type EditionKind } from '@yingda/contracts/names';
import { PagedList } from '../../../parts/paged-list';
import { StateBlock } from '../../../parts/state-block';
import { ReportTabs } from '../report-tabs';
import { daysOfEdition, momentOfEdition } from './edition-text';
import { ScheduleDrawer } from './schedule-drawer';
import { useEditions, useMaySetUp, type EditionBrief } from './use-editions';
import '../reports.css';
import './editions.css';

/** Reports that were made by themselves, the latest first. */
export function EditionsPage() {
  const { t } = useTranslation();
  const [kind, setKind] = useState<EditionKind | null>(null);
  const [settingUp, setSettingUp] = useState(false);
  const maySetUp = useMaySetUp();
  const list = useEditions(kind);
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <main className="report" aria-labelledby="editions-title">
      <header className="page-head">
        <h1 id="editions-title" className="hidden-text">
          {t('edition.title')}
        </h1>
        <ReportTabs />
        <span className="grow" />
        {maySetUp ? (
          <Button
            icon={<Settings2 size={14} strokeWidth={1.75} aria-hidden="true" />}
            onClick={() => setSettingUp(true)}
          >
            {t('edition.setUp')}
          </Button>
        ) : null}
      </header>
      <div className="report-bar">
        <Segmented<EditionKind | 'all'>
          aria-label={t('edition.kinds')}
          value={kind ?? 'all'}
          onChange={(value) => setKind(value === 'all' ? null : value)}
          options={[
            { value: 'all', label: t('edition.all') },
            ...EDITION_KIND_NAMES.map((value) => ({ value, label: t(`edition.kind.${value}`) })),
          ]}
        />
        <span className="grow" />
        <span className="i2 t12">{t('edition.soFar')}</span>
        {EDITION_KIND_NAMES.filter((one) => kind === null || kind === one).map((one) => (
          <Link key={one} to={`/reports/editions/preview/${one}`} className="edition-preview">
            <Eye size={14} strokeWidth={1.75} aria-hidden="true" /> {t(`edition.running.${one}`)}
          </Link>
        ))}
      </div>
      <div className="report-scroll" tabIndex={-1}>
        <PagedList
          pages={list}
          loading={{ rows: 6, height: 56 }}
          failed={t('edition.failed')}
          empty={<StateBlock drawing="nothing" title={t('edition.none')} hint={t('edition.noneHint')} />}
        >
          {rows.length ? (
            <ul className="edition-list">
              {rows.map((row) => (
                <li key={row.id}>
                  <EditionRow row={row} />
                </li>
              ))}
            </ul>
          ) : null}
        </PagedList>
      </div>
      {settingUp ? <ScheduleDrawer onClose={() => setSettingUp(false)} /> : null}
    </main>
  );
}

function EditionRow({ row }: { row: EditionBrief }) {
  const { t } = useTranslation();
  return (
    <Link className="edition-row" to={`/reports/editions/${row.id}`}>
      <b>{t(`edition.kind.${row.kind}`)}</b>
      <span className="num">{daysOfEdition(row)}</span>
      <span className="grow" />
      {row.empty ? <Tag>{t('edition.emptyShort')}</Tag> : null}
      {row.mailed > 0 ? <span className="i2 t12">{t('edition.mailed', { n: row.mailed })}</span> : null}
      {row.mailsFailed > 0 ? (
        <span className="c-late t12">{t('edition.mailsFailed', { n: row.mailsFailed })}</span>
      ) : null}
      <span className="i3 t12 nw">
        {t('edition.made', { time: momentOfEdition(row.madeAt, row.timeZone) })}
      </span>
    </Link>
  );
}
