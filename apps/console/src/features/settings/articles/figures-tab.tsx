import { useState } from 'react';
import { Button, Segmented } from 'antd';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { Answer } from '@yingda/contracts';
import { api } from '../../../app/session';
import { useFormats, useLanguage } from '../../../i18n/use-texts';
import { StateBlock } from '../../../parts/state-block';
import { Section } from '../page/column';
import { DataTable, type TableColumn } from '../page/data-table';
import { Loaded } from '../page/loaded';
import { figureDays } from './figure-days';
import { titleIn, useArticleRights } from './use-articles';

type Figures = Answer<'GET /api/articles/figures'>;
type Question = Figures['top'][number];
type Use = Figures['articles'][number];

const PERIODS = [7, 30, 90] as const;

/** What is used, what is asked most, and what nobody has written down yet. */
export function FiguresTab() {
  const { t } = useTranslation();
  const [days, setDays] = useState<number>(30);
  const query = useQuery({
    queryKey: ['articles', 'figures', days],
    queryFn: () => api.call('GET /api/articles/figures', { query: figureDays(days, new Date()) }),
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <div className="table-tools">
        <Segmented
          value={days}
          options={PERIODS.map((value) => ({ value, label: t('articles.figures.days', { n: value }) }))}
          onChange={setDays}
        />
      </div>
      <Loaded query={query} rows={6}>
        {(figures) => <Shown figures={figures} />}
      </Loaded>
      <p className="settings-hint">{t('articles.figures.definition')}</p>
    </>
  );
}

function Shown({ figures }: { figures: Figures }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const figure = (name: 'asked' | 'answerless', before: number) => (
    <div className="card article-figure">
      <span className="i2">{t(`articles.figures.${name}`)}</span>
      <b>{number(figures[name])}</b>
      <span className="i3 t12">{t('articles.figures.before', { n: number(before) })}</span>
    </div>
  );
  return (
    <div className="article-figures">
      <div className="article-figure-row">
        {figure('asked', figures.askedBefore)}
        {figure('answerless', figures.answerlessBefore)}
      </div>
      <Section title={t('articles.figures.unanswered')}>
        <Questions questions={figures.unanswered} counted="unanswered" />
      </Section>
      <Section title={t('articles.figures.top')}>
        <Questions questions={figures.top} counted="asked" />
      </Section>
      <Section title={t('articles.figures.used')}>
        <Used articles={figures.articles} />
      </Section>
    </div>
  );
}

function Questions({ questions, counted }: { questions: Question[]; counted: 'asked' | 'unanswered' }) {
  const { t } = useTranslation();
  const { number, short } = useFormats();
  const navigate = useNavigate();
  const { writes } = useArticleRights();
  if (questions.length === 0)
    return (
      <StateBlock
        drawing="answered"
        title={t(`articles.figures.${counted === 'asked' ? 'none' : 'allAnswered'}`)}
      />
    );
  const write = ({ language, text }: Question) =>
    void navigate(`/settings/knowledge/new?${new URLSearchParams({ language, asked: text })}`);
  const columns: TableColumn<Question>[] = [
    {
      key: 'text',
      title: t('articles.figures.column.question'),
      render: (row) => (
        <span className="cut" lang={row.language} title={row.text}>
          {row.text}
        </span>
      ),
    },
    {
      key: 'times',
      title: t('articles.figures.column.times'),
      width: 72,
      align: 'end',
      render: (row) => number(row[counted]),
    },
    {
      key: 'change',
      title: t('articles.figures.column.change'),
      width: 80,
      align: 'end',
      render: (row) => <Change now={row[counted]} before={row.before} />,
    },
    {
      key: 'last',
      title: t('articles.figures.column.last'),
      width: 96,
      rank: 'second',
      render: (row) => <span className="i3">{short(row.lastAt)}</span>,
    },
    ...(counted === 'unanswered' && writes
      ? [
          {
            key: 'write',
            title: '',
            width: 128,
            render: (row: Question) => (
              <Button size="small" type="link" className="row-open" onClick={() => write(row)}>
                {t('articles.figures.write')}
              </Button>
            ),
          },
        ]
      : []),
  ];
  return (
    <DataTable
      label={t(`articles.figures.${counted === 'asked' ? 'top' : 'unanswered'}`)}
      columns={columns}
      rows={questions}
      rowKey={({ language, text }) => `${language} ${text}`}
    />
  );
}

function Used({ articles }: { articles: Use[] }) {
  const { t } = useTranslation();
  const { number } = useFormats();
  const language = useLanguage();
  const navigate = useNavigate();
  if (articles.length === 0) return <StateBlock drawing="nothing" title={t('articles.figures.none')} />;
  const counted = (key: 'views' | 'found' | 'inserted'): TableColumn<Use> => ({
    key,
    title: t(`articles.figures.column.${key}`),
    width: 72,
    align: 'end',
    render: (row) => number(row[key]),
  });
  const columns: TableColumn<Use>[] = [
    {
      key: 'title',
      title: t('articles.figures.column.article'),
      render: (row) => (
        <button
          type="button"
          className="row-open"
          onClick={() => void navigate(`/settings/knowledge/${row.id}`)}
        >
          <span className="cut">{titleIn(row, language)}</span>
        </button>
      ),
    },
    counted('views'),
    counted('found'),
    counted('inserted'),
    {
      key: 'votes',
      title: t('articles.figures.column.votes'),
      width: 104,
      align: 'end',
      render: ({ helpful, unhelpful }) =>
        helpful + unhelpful === 0
          ? '–'
          : `${Math.round((100 * helpful) / (helpful + unhelpful))}% (${number(helpful + unhelpful)})`,
    },
    {
      key: 'change',
      title: t('articles.figures.column.change'),
      width: 80,
      align: 'end',
      render: (row) => <Change now={row.views + row.found + row.inserted} before={row.before} />,
    },
  ];
  return (
    <DataTable label={t('articles.figures.used')} columns={columns} rows={articles} rowKey={({ id }) => id} />
  );
}

/** More or fewer than before, with its sign; a dash where there was nothing before. */
function Change({ now, before }: { now: number; before: number }) {
  if (before === 0) return <span className="i3">–</span>;
  const percent = Math.round((100 * (now - before)) / before);
  return <span className="i2">{percent > 0 ? `+${percent}%` : percent < 0 ? `−${-percent}%` : '0%'}</span>;
}
