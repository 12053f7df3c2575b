import { useMemo, useState, type ReactNode } from 'react';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ARTICLE_AUDIENCES, ARTICLE_STATES, LANGUAGES } from '@yingda/contracts/names';
import { useFormats, useLanguage } from '../../../i18n/use-texts';
import { ErrorBlock, Skeleton, StateBlock } from '../../../parts/state-block';
import { DataTable, type TableColumn } from '../page/data-table';
import { SearchField } from '../page/search-field';
import { useSettled } from '../page/use-settled';
import {
  titleIn,
  useArticleList,
  useCategories,
  type ArticleFilter,
  type ArticleSummary,
} from './use-articles';

/** All articles one may see, narrowed by what is asked. */
export function ListTab({ writes, onAdd }: { writes: boolean; onAdd: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [filter, setFilter] = useState<ArticleFilter>({});
  const [text, setText] = useState('');
  const q = useSettled(text.trim(), 250);
  const wanted = useMemo(() => clean({ ...filter, q }), [filter, q]);
  const list = useArticleList(wanted);
  const columns = useColumns();
  const rows = useMemo(() => (list.data?.pages ?? []).flatMap(({ items }) => items), [list.data]);
  const due = list.data?.pages[0]?.dueForReview ?? 0;
  const narrowed = Object.keys(wanted).length > 0;
  if (!list.data && list.isError)
    return (
      <ErrorBlock title={t('settings.failed')} problem={list.error} onRetry={() => void list.refetch()} />
    );
  return (
    <>
      {writes ? null : <p className="notice">{t('articles.readOnly')}</p>}
      <Filters filter={filter} due={due} onChange={setFilter}>
        <SearchField value={text} placeholder={t('articles.search')} onChange={setText} />
      </Filters>
      {!list.data ? (
        <div className="card settings-skeleton">
          <Skeleton rows={8} height={36} />
        </div>
      ) : rows.length > 0 ? (
        <>
          <DataTable
            label={t('articles.title')}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            onOpen={({ id }) => void navigate(`/settings/knowledge/${id}`)}
            muted={({ state }) => state === 'archived'}
          />
          {list.hasNextPage ? (
            <p style={{ textAlign: 'center', marginTop: 12 }}>
              <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
                {t('articles.more')}
              </Button>
            </p>
          ) : null}
        </>
      ) : (
        <div className="card">
          {narrowed ? (
            <StateBlock drawing="search" title={t('articles.noneFits')}>
              <Button
                onClick={() => {
                  setFilter({});
                  setText('');
                }}
              >
                {t('common.clear')}
              </Button>
            </StateBlock>
          ) : (
            <StateBlock drawing="nothing" title={t('articles.empty')} hint={t('articles.emptyHint')}>
              {writes ? (
                <Button type="primary" onClick={onAdd}>
                  {t('articles.add')}
                </Button>
              ) : null}
            </StateBlock>
          )}
        </div>
      )}
    </>
  );
}

function clean(filter: ArticleFilter): ArticleFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value)) as ArticleFilter;
}

interface FiltersProps {
  filter: ArticleFilter;
  due: number;
  onChange: (filter: ArticleFilter) => void;
  children: ReactNode;
}

function Filters({ filter, due, onChange, children }: FiltersProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const categories = useCategories().query.data ?? [];
  const choice = <K extends 'category' | 'audience' | 'state' | 'missing'>(
    name: K,
    options: { value: NonNullable<ArticleFilter[K]>; label: string }[],
  ) => (
    <Select<NonNullable<ArticleFilter[K]>>
      allowClear
      className="article-filter"
      aria-label={t(`articles.filter.${name}`)}
      placeholder={t(`articles.filter.${name}`)}
      value={filter[name] as NonNullable<ArticleFilter[K]> | undefined}
      options={options as never}
      onChange={(value) => onChange({ ...filter, [name]: value })}
    />
  );
  return (
    <div className="table-tools wrap">
      {children}
      {choice(
        'category',
        categories.map(({ key, nameZh, nameEn }) => ({
          value: key,
          label: language === 'en' ? nameEn : nameZh,
        })),
      )}
      {choice(
        'audience',
        ARTICLE_AUDIENCES.map((value) => ({ value, label: t(`articles.audience.${value}`) })),
      )}
      {choice(
        'state',
        ARTICLE_STATES.map((value) => ({ value, label: t(`articles.state.${value}`) })),
      )}
      {choice(
        'missing',
        LANGUAGES.map((value) => ({ value, label: t(`language.${value}`) })),
      )}
      <Button
        type={filter.due ? 'primary' : 'default'}
        aria-pressed={filter.due === true}
        onClick={() => onChange({ ...filter, due: !filter.due })}
      >
        {t('articles.due', { n: due })}
      </Button>
    </div>
  );
}

function useColumns(): TableColumn<ArticleSummary>[] {
  const { t } = useTranslation();
  const { short } = useFormats();
  const language = useLanguage();
  const navigate = useNavigate();
  const categories = useCategories().query.data;
  return [
    {
      key: 'title',
      title: t('articles.column.title'),
      render: (row) => (
        <button
          type="button"
          className="row-open"
          onClick={() => void navigate(`/settings/knowledge/${row.id}`)}
        >
          <span className="cut">{titleIn(row, language)}</span>
          {row.changed && row.state === 'published' ? (
            <span className="chip">{t('articles.changed')}</span>
          ) : null}
        </button>
      ),
    },
    {
      key: 'category',
      title: t('articles.column.category'),
      width: 136,
      rank: 'second',
      render: (row) => {
        const known = categories?.find(({ key }) => key === row.category);
        return (
          <span className="cut i2">
            {(language === 'en' ? known?.nameEn : known?.nameZh) ?? row.category}
          </span>
        );
      },
    },
    {
      key: 'audience',
      title: t('articles.column.audience'),
      width: 96,
      render: (row) => <span className="chip">{t(`articles.audience.${row.audience}`)}</span>,
    },
    {
      key: 'state',
      title: t('articles.column.state'),
      width: 88,
      render: (row) => (
        <span className={`chip${row.state === 'published' ? ' accent' : ''}`}>
          {t(`articles.state.${row.state}`)}
        </span>
      ),
    },
    {
      key: 'languages',
      title: t('articles.column.languages'),
      width: 80,
      rank: 'third',
      render: (row) => (
        <span className="i3">
          {row.titles.map((one) => (one.language === 'en' ? 'EN' : '中')).join(' / ')}
        </span>
      ),
    },
    {
      key: 'review',
      title: t('articles.column.review'),
      width: 104,
      rank: 'third',
      render: (row) =>
        row.reviewDue ? (
          <span className="chip soon">{t('articles.filter.due')}</span>
        ) : (
          <span className="i3">{row.reviewAt ? short(row.reviewAt) : '–'}</span>
        ),
    },
    {
      key: 'updated',
      title: t('articles.column.updated'),
      width: 96,
      rank: 'third',
      render: (row) => <span className="i3">{short(row.updatedAt)}</span>,
    },
  ];
}
