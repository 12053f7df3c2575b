import { useCallback, useRef } from 'react';
import { Button, Checkbox, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import type { CaseView } from '@yingda/contracts/names';
import { useMay } from '../../app/use-session';
import { useShortcuts } from '../../app/use-shortcuts';
import { PagedList } from '../../parts/paged-list';
import { StateBlock } from '../../parts/state-block';
import { NoPermission } from '../settings/page/no-permission';
import { CaseFilters } from './case-filters';
import { CaseRowLine } from './case-row';
import { addressOf, filterOf, narrows } from './case-filter';
import { CasesNav } from './cases-nav';
import { type CaseFilter, useCaseCounts, useCases } from './use-cases';
import { useHearCases } from './use-hear-cases';
import './cases.css';

const VIEWS = ['open', 'overdue', 'paused', 'follow-up', 'closed'] as const satisfies readonly CaseView[];

/** Complaints and requests, by what is due next. */
export function CasesPage() {
  const { t } = useTranslation();
  return useMay('case.read') ? <List /> : <NoPermission object={t('cases.title')} />;
}

function List() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const filter = filterOf(address);
  const list = useCases(filter);
  const counts = useCaseCounts(filter.mine).data;
  useHearCases();
  const set = useCallback(
    (parts: Partial<CaseFilter>) =>
      setAddress((before) => addressOf({ ...filterOf(before), ...parts }), { replace: true }),
    [setAddress],
  );
  const rows = useRef<HTMLUListElement>(null);
  useShortcuts({ j: () => move(rows.current, 1), k: () => move(rows.current, -1) });
  const items = list.data?.pages.flatMap((page) => page.items);
  const countOf: Partial<Record<CaseView, number>> = {
    ...(counts
      ? { open: counts.open, overdue: counts.overdue, paused: counts.paused, 'follow-up': counts.followUp }
      : {}),
  };
  return (
    <main className="page">
      <header className="page-head">
        <h1>{t('cases.title')}</h1>
        {counts ? (
          <span className="i2 t12 cut">
            {t('cases.countsLine', { open: counts.open, today: counts.dueToday })}
            {counts.overdue > 0 ? (
              <span className="chip late" style={{ marginLeft: 8 }}>
                {t('cases.countsLate', { n: counts.overdue })}
              </span>
            ) : null}
          </span>
        ) : null}
        <span className="grow" />
        <Checkbox checked={filter.mine} onChange={({ target }) => set({ mine: target.checked })}>
          {t('cases.mine')}
        </Checkbox>
        <Segmented<CaseView>
          aria-label={t('cases.viewLabel')}
          value={filter.view}
          onChange={(view) => set({ view })}
          options={VIEWS.map((value) => ({
            value,
            label: (
              <>
                {t(`cases.view.${value}`)}
                {countOf[value] ? <span className="i3"> {countOf[value]}</span> : null}
              </>
            ),
          }))}
        />
      </header>
      <CasesNav />
      <CaseFilters filter={filter} onChange={set} />
      <div className="page-body case-list-body">
        <PagedList
          pages={list}
          loading={{ rows: 8, height: 56 }}
          failed={t('cases.failed')}
          empty={
            narrows(filter) ? (
              <StateBlock drawing="search" title={t('cases.noneFiltered')}>
                <Button onClick={() => setAddress({}, { replace: true })}>{t('cases.clear')}</Button>
              </StateBlock>
            ) : (
              <StateBlock
                drawing="answered"
                title={t(filter.view === 'closed' ? 'cases.noneClosed' : 'cases.none')}
                hint={t('cases.noneHint')}
              />
            )
          }
        >
          {items?.length ? (
            <ul className="case-list" ref={rows} aria-label={t('cases.title')}>
              {items.map((one) => (
                <li key={one.id}>
                  <CaseRowLine one={one} />
                </li>
              ))}
            </ul>
          ) : null}
        </PagedList>
      </div>
    </main>
  );
}

/** To the next row, or the first; the row itself is opened by Enter. */
function move(list: HTMLElement | null, by: 1 | -1): boolean {
  const links = [...(list?.querySelectorAll<HTMLElement>('a.case-row') ?? [])];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? links[0] : links[at + by];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return next !== undefined;
}
