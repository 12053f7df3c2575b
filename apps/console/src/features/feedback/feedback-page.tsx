import { useState } from 'react';
import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import {
  FEEDBACK_SORTS,
  FEEDBACK_VIEWS,
  type FeedbackSort,
  type FeedbackView,
} from '@yingda/contracts/names';
import { useMay } from '../../app/use-session';
import { PagedList } from '../../parts/paged-list';
import { StateBlock } from '../../parts/state-block';
import { CasesNav } from '../cases/cases-nav';
import { NoPermission } from '../settings/page/no-permission';
import { FeedbackDrawer } from './feedback-drawer';
import './feedback.css';
import { FeedbackLine } from './feedback-line';
import { useFeedback, useFeedbackCounts } from './use-feedback';

/** What customers praise, suggest and miss, by what is due next. */
export function FeedbackPage() {
  const { t } = useTranslation();
  return useMay('feedback.work') ? <List /> : <NoPermission object={t('feedback.title')} />;
}

function List() {
  const { t } = useTranslation();
  const [view, setView] = useState<FeedbackView>('open');
  const [sort, setSort] = useState<FeedbackSort | null>(null);
  const [address, setAddress] = useSearchParams();
  const open = address.get('id');
  const list = useFeedback({ view, sort });
  const counts = useFeedbackCounts().data;
  const items = list.data?.pages.flatMap((page) => page.items);
  const countOf: Partial<Record<FeedbackView, number>> = counts
    ? { open: counts.open, overdue: counts.overdue }
    : {};
  return (
    <main className="page">
      <header className="page-head">
        <h1>{t('feedback.title')}</h1>
        <span className="i2 t12 cut">{t('feedback.hint')}</span>
        <span className="grow" />
        <Link to="/cases/feedback/feed">{t('feedback.feed.title')}</Link>
        <Segmented<FeedbackView>
          aria-label={t('feedback.viewLabel')}
          value={view}
          onChange={setView}
          options={FEEDBACK_VIEWS.map((value) => ({
            value,
            label: (
              <>
                {t(`feedback.view.${value}`)}
                {countOf[value] ? <span className="i3"> {countOf[value]}</span> : null}
              </>
            ),
          }))}
        />
      </header>
      <CasesNav />
      <div className="case-filters">
        <Select<FeedbackSort>
          allowClear
          aria-label={t('feedback.sortLabel')}
          placeholder={t('feedback.sortLabel')}
          value={sort}
          onChange={(value?: FeedbackSort) => setSort(value ?? null)}
          options={FEEDBACK_SORTS.map((value) => ({ value, label: t(`feedback.sort.${value}`) }))}
        />
      </div>
      <div className="page-body case-list-body">
        <PagedList
          pages={list}
          loading={{ rows: 8, height: 56 }}
          failed={t('feedback.failed')}
          empty={
            <StateBlock
              drawing="answered"
              title={t(view === 'done' ? 'feedback.noneDone' : 'feedback.none')}
              hint={t('feedback.noneHint')}
            />
          }
        >
          {items?.length ? (
            <ul className="case-list" aria-label={t('feedback.title')}>
              {items.map((one) => (
                <li key={one.id}>
                  <FeedbackLine one={one} onOpen={() => setAddress({ id: one.id })} />
                </li>
              ))}
            </ul>
          ) : null}
        </PagedList>
      </div>
      {open ? <FeedbackDrawer id={open} onClose={() => setAddress({})} /> : null}
    </main>
  );
}
