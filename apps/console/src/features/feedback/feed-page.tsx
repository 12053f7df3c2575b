import { useState } from 'react';
import { DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import {
  FEEDBACK_ABOUTS,
  FEEDBACK_SORTS,
  type FeedbackAbout,
  type FeedbackSort,
} from '@yingda/contracts/names';
import { api } from '../../app/session';
import { useMay } from '../../app/use-session';
import { PagedList } from '../../parts/paged-list';
import { StateBlock } from '../../parts/state-block';
import { CasesNav } from '../cases/cases-nav';
import { DownloadButton } from '../reports/download-button';
import { NoPermission } from '../settings/page/no-permission';
import { FeedbackDrawer } from './feedback-drawer';
import { FeedbackLine } from './feedback-line';
import { feedQuery, type FeedFilter, useFeed, useFeedSums } from './use-feedback';
import './feedback.css';

/** For product development: what customers said of products, by product and side. */
export function FeedPage() {
  const { t } = useTranslation();
  return useMay('feedback.work') ? <Feed /> : <NoPermission object={t('feedback.feed.title')} />;
}

function Feed() {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<FeedFilter>({
    ...{ product: null, about: null, sort: null, from: null, to: null },
  });
  const set = (parts: Partial<FeedFilter>) => setFilter((before) => ({ ...before, ...parts }));
  const [address, setAddress] = useSearchParams();
  const open = address.get('id');
  const list = useFeed(filter);
  const items = list.data?.pages.flatMap((page) => page.items);
  const sums = useFeedSums(filter).data ?? [];
  const products = [...new Set(sums.flatMap(({ product }) => product ?? []))];
  return (
    <main className="page">
      <header className="page-head">
        <span className="grow col">
          <h1>{t('feedback.feed.title')}</h1>
          <span className="i2 t12 cut">{t('feedback.feed.hint')}</span>
        </span>
        <Link to="/cases/feedback">{t('feedback.feed.back')}</Link>
        {useMay('report.export') ? (
          <DownloadButton
            label={t('feedback.feed.export')}
            fileName="feedback.csv"
            ask={(language) =>
              api.open('POST /api/feedback/feed/export', { body: { ...feedQuery(filter), language } })
            }
          />
        ) : null}
      </header>
      <CasesNav />
      <div className="case-filters" role="search">
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={t('feedback.product')}
          placeholder={t('feedback.product')}
          value={filter.product}
          options={products.map((value) => ({ value, label: value }))}
          onChange={(value?: string) => set({ product: value ?? null })}
        />
        <Select<FeedbackAbout>
          allowClear
          aria-label={t('feedback.about')}
          placeholder={t('feedback.about')}
          value={filter.about}
          options={FEEDBACK_ABOUTS.map((value) => ({ value, label: t(`feedback.abouts.${value}`) }))}
          onChange={(value?: FeedbackAbout) => set({ about: value ?? null })}
        />
        <Select<FeedbackSort>
          allowClear
          aria-label={t('feedback.sortLabel')}
          placeholder={t('feedback.sortLabel')}
          value={filter.sort}
          options={FEEDBACK_SORTS.map((value) => ({ value, label: t(`feedback.sort.${value}`) }))}
          onChange={(value?: FeedbackSort) => set({ sort: value ?? null })}
        />
        <DatePicker.RangePicker
          aria-label={t('feedback.feed.period')}
          maxDate={dayjs()}
          onChange={(days) =>
            set({
              from: days?.[0]?.startOf('day').toISOString() ?? null,
              to: days?.[1]?.add(1, 'day').startOf('day').toISOString() ?? null,
            })
          }
        />
      </div>
      <div className="page-body case-list-body">
        {sums.length > 0 ? <Sums sums={sums} onChoose={set} /> : null}
        <PagedList
          pages={list}
          loading={{ rows: 8, height: 56 }}
          failed={t('feedback.failed')}
          empty={
            <StateBlock
              drawing="answered"
              title={t('feedback.feed.none')}
              hint={t('feedback.feed.noneHint')}
            />
          }
        >
          {items?.length ? (
            <ul className="case-list" aria-label={t('feedback.feed.title')}>
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

interface SumsProps {
  sums: NonNullable<ReturnType<typeof useFeedSums>['data']>;
  onChoose: (parts: Pick<FeedFilter, 'product' | 'about'>) => void;
}

/** What is spoken of most; a row narrows the list to it. */
function Sums({ sums, onChoose }: SumsProps) {
  const { t } = useTranslation();
  return (
    <table className="feed-sums">
      <thead>
        <tr>
          <th>{t('feedback.product')}</th>
          <th>{t('feedback.about')}</th>
          {FEEDBACK_SORTS.map((sort) => (
            <th key={sort}>{t(`feedback.sort.${sort}`)}</th>
          ))}
          <th>{t('feedback.feed.total')}</th>
        </tr>
      </thead>
      <tbody>
        {sums.slice(0, 10).map(({ product, about, total, ...by }) => (
          <tr key={`${product} ${about}`}>
            <td>
              <button type="button" className="link-button cut" onClick={() => onChoose({ product, about })}>
                {product ?? t('feedback.feed.noProduct')}
              </button>
            </td>
            <td>{about ? t(`feedback.abouts.${about}`) : '—'}</td>
            {FEEDBACK_SORTS.map((sort) => (
              <td key={sort}>{by[sort]}</td>
            ))}
            <td>{total}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
