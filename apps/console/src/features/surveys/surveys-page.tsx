import { useDeferredValue, useState } from 'react';
import { Button, Checkbox, Input, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { CHANNELS } from '@yingda/contracts/names';
import { useMay } from '../../app/use-session';
import { useDirectory } from '../../live/use-live';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { AnswerRow } from './answer-row';
import { type AnswerFilter, NO_FILTER, useAnswers } from './use-answers';
import './surveys.css';

const SCORES = ['all', 'low', 'middle', 'high'] as const;

/** What customers answered, the newest first, with all that they can be found by; figures are in the reports. */
export function SurveysPage() {
  const { t } = useTranslation();
  const readsFigures = useMay('figures.read');
  const edits = useMay('survey.edit');
  const { agents, teams } = useDirectory();
  const [filter, setFilter] = useState<AnswerFilter>(NO_FILTER);
  const list = useAnswers(useDeferredValue(filter));
  const set = (parts: Partial<AnswerFilter>) => setFilter((before) => ({ ...before, ...parts }));
  const items = list.data?.pages.flatMap((page) => page.items);
  return (
    <main className="page">
      <header className="page-head">
        <span className="grow col">
          <h1>{t('surveys.title')}</h1>
          <span className="i2 t12">{t('surveys.hint')}</span>
        </span>
        {edits ? <Link to="/settings/surveys">{t('surveys.toForms')}</Link> : null}
        {readsFigures ? <Link to="/reports/satisfaction">{t('surveys.toFigures')}</Link> : null}
      </header>
      <div className="page-body answers">
        <div className="survey-filters" role="search">
          <Segmented
            aria-label={t('surveys.score')}
            value={filter.score}
            onChange={(score) => set({ score })}
            options={SCORES.map((value) => ({ value, label: t(`surveys.scores.${value}`) }))}
          />
          <Select
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            aria-label={t('report.filter.agent')}
            placeholder={t('report.filter.agent')}
            options={agents.map(({ id, name }) => ({ value: id, label: name }))}
            value={filter.agentId}
            onChange={(agentId) => set({ agentId: agentId ?? null })}
          />
          <Select
            allowClear
            aria-label={t('report.filter.team')}
            placeholder={t('report.filter.team')}
            options={teams
              .filter(({ archived }) => !archived)
              .map(({ id, name }) => ({ value: id, label: name }))}
            value={filter.teamId}
            onChange={(teamId) => set({ teamId: teamId ?? null })}
          />
          <Select
            allowClear
            aria-label={t('report.filter.channel')}
            placeholder={t('report.filter.channel')}
            options={CHANNELS.map((channel) => ({ value: channel, label: t(`channel.${channel}`) }))}
            value={filter.channel}
            onChange={(channel) => set({ channel: channel ?? null })}
          />
          <Input.Search
            allowClear
            className="survey-words"
            placeholder={t('surveys.words')}
            aria-label={t('surveys.words')}
            maxLength={100}
            value={filter.text}
            onChange={({ target }) => set({ text: target.value })}
          />
          <Checkbox checked={filter.commented} onChange={({ target }) => set({ commented: target.checked })}>
            {t('surveys.commented')}
          </Checkbox>
          <Checkbox checked={filter.invalid} onChange={({ target }) => set({ invalid: target.checked })}>
            {t('surveys.withInvalid')}
          </Checkbox>
        </div>
        {list.isPending ? <Skeleton rows={6} height={60} /> : null}
        {list.isError && !list.data ? (
          <ErrorBlock title={t('surveys.failed')} problem={list.error} onRetry={() => void list.refetch()} />
        ) : null}
        {items?.length === 0 ? (
          <StateBlock drawing="nothing" title={t('surveys.none')} hint={t('surveys.noneHint')} />
        ) : null}
        <ul className="answer-list">
          {items?.map((answer) => (
            <AnswerRow key={answer.id} answer={answer} />
          ))}
        </ul>
        {list.hasNextPage ? (
          <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('promises.more')}
          </Button>
        ) : null}
      </div>
    </main>
  );
}
