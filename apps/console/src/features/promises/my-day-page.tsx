import { useState } from 'react';
import { Button, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../../app/use-session';
import { useNow } from '../../live/ticker';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { groupsOf } from './day-groups';
import { HistoryDrawer } from './history-drawer';
import { KeepDialog } from './keep-dialog';
import { PromiseRow } from './promise-row';
import { ReassignDialog } from './reassign-dialog';
import {
  type Owed,
  PROMISE_VIEWS,
  type PromiseView,
  useHearPromises,
  usePromiseCounts,
  usePromises,
} from './use-promises';
import './promises.css';

/** What is owed to customers: mine first, what is overdue before the rest. */
export function MyDayPage() {
  const { t } = useTranslation();
  const me = useMe();
  const leads = me.permissions.some(
    ({ permission, scope }) => permission === 'promise.work' && (scope === 'team' || scope === 'all'),
  );
  const [view, setView] = useState<PromiseView>('mine');
  const [act, setAct] = useState<{ what: 'keep' | 'reassign' | 'history'; promise: Owed } | null>(null);
  const list = usePromises(view);
  const counts = usePromiseCounts(view === 'mine');
  const now = useNow();
  useHearPromises();
  const items = list.data?.pages.flatMap((page) => page.items);
  const close = () => setAct(null);
  return (
    <main className="page">
      <header className="page-head">
        <span className="grow col">
          <h1>{t('promises.title')}</h1>
          <span className="i2 t12">{t('promises.hint')}</span>
        </span>
        {leads ? <Link to="/my-day/board">{t('promises.board.title')}</Link> : null}
        <Segmented<PromiseView>
          aria-label={t('promises.title')}
          value={view}
          onChange={setView}
          options={PROMISE_VIEWS.filter((one) => one !== 'team' || leads).map((value) => ({
            value,
            label: t(`promises.view.${value}`),
          }))}
        />
      </header>
      <div className="page-body my-day">
        {counts.data ? <Counts counts={counts.data} /> : null}
        {list.isPending ? <Skeleton rows={6} height={56} /> : null}
        {list.isError && !list.data ? (
          <ErrorBlock title={t('promises.failed')} problem={list.error} onRetry={() => void list.refetch()} />
        ) : null}
        {items?.length === 0 ? (
          <StateBlock
            drawing="nothing"
            title={t(view === 'done' ? 'promises.noneDone' : 'promises.none')}
            hint={t('promises.noneHint')}
          />
        ) : null}
        {items && view === 'done' ? <Rows list={items} onAct={setAct} /> : null}
        {items && view !== 'done'
          ? groupsOf(items, now).map(({ group, list: its }) => (
              <section key={group} aria-label={t(`promises.group.${group}`)}>
                <h2 className={`promise-group ${group}`}>
                  {t(`promises.group.${group}`)} <span className="i3">{its.length}</span>
                </h2>
                <Rows list={its} onAct={setAct} />
              </section>
            ))
          : null}
        {list.hasNextPage ? (
          <Button block loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('promises.more')}
          </Button>
        ) : null}
      </div>
      {act?.what === 'keep' ? <KeepDialog promise={act.promise} onClose={close} /> : null}
      {act?.what === 'reassign' ? <ReassignDialog promise={act.promise} onClose={close} /> : null}
      {act?.what === 'history' ? <HistoryDrawer id={act.promise.id} onClose={close} /> : null}
    </main>
  );
}

interface RowsProps {
  list: readonly Owed[];
  onAct: (act: { what: 'keep' | 'reassign' | 'history'; promise: Owed }) => void;
}
function Rows({ list, onAct }: RowsProps) {
  return (
    <ul className="promise-list">
      {list.map((promise) => (
        <PromiseRow
          key={promise.id}
          promise={promise}
          works
          onKeep={() => onAct({ what: 'keep', promise })}
          onReassign={() => onAct({ what: 'reassign', promise })}
          onOpen={() => onAct({ what: 'history', promise })}
        />
      ))}
    </ul>
  );
}

function Counts({ counts }: { counts: NonNullable<ReturnType<typeof usePromiseCounts>['data']> }) {
  const { t } = useTranslation();
  const { overdue, dueToday, later, kept, broken } = counts;
  const over = kept + broken;
  const figures = [
    { key: 'overdue', value: String(overdue), look: overdue > 0 ? 'late' : '' },
    { key: 'dueToday', value: String(dueToday), look: '' },
    { key: 'later', value: String(later), look: '' },
    { key: 'kept', value: over > 0 ? `${Math.round((kept / over) * 1_000) / 10}%` : '–', look: '' },
  ] as const;
  return (
    <dl className="promise-counts">
      {figures.map(({ key, value, look }) => (
        <div key={key} className={look}>
          <dt>{t(`promises.count.${key}`)}</dt>
          <dd>{value}</dd>
          {key === 'kept' ? (
            <span className="i3 t12">{t('promises.count.keptOf', { kept, over })}</span>
          ) : null}
        </div>
      ))}
    </dl>
  );
}
