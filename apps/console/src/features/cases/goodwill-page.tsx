import { useState } from 'react';
import { Button } from 'antd';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Answer } from '@yingda/contracts';
import { api } from '../../app/session';
import { useMay } from '../../app/use-session';
import { serverNow } from '../../live/ticker';
import { useDirectory } from '../../live/use-live';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { shiftMonth, shopDay } from '../contacts/month-cells';
import { DownloadButton } from '../reports/download-button';
import { NoPermission } from '../settings/page/no-permission';
import { CasesNav } from './cases-nav';
import { sumsByAgent } from './goodwill-sums';
import { yuan } from './money';
import { RemedyLine } from './remedies-card';
import { useHearCases } from './use-hear-cases';
import '../promises/promises.css';
import './cases.css';

type Register = Answer<'GET /api/goodwill'>;

/** The register of goodwill: what was given beyond what is owed, by month and by who asked for it, against its budget. */
export function GoodwillPage() {
  const { t } = useTranslation();
  return useMay('case.approve-goodwill') ? (
    <RegisterOfMonth />
  ) : (
    <NoPermission object={t('goodwill.title')} />
  );
}

function RegisterOfMonth() {
  const { t } = useTranslation();
  const today = shopDay(serverNow()).slice(0, 7);
  const [month, setMonth] = useState(today);
  const { data, isError, error, refetch, isPlaceholderData } = useQuery({
    // Read anew with remedies, which it is made of.
    queryKey: ['remedies', 'register', month],
    queryFn: ({ signal }) => api.call('GET /api/goodwill', { query: { month }, signal }),
    placeholderData: keepPreviousData,
  });
  useHearCases();
  return (
    <main className="page">
      <header className="page-head">
        <span className="grow col">
          <h1>{t('goodwill.title')}</h1>
          <span className="i2 t12 cut">{t('goodwill.hint')}</span>
        </span>
        <span className="row g4">
          <Button
            type="text"
            aria-label={t('contacts.calendar.before')}
            icon={<ChevronLeft size={16} strokeWidth={1.75} />}
            onClick={() => setMonth(shiftMonth(month, -1))}
          />
          <b className="num" aria-live="polite">
            {month}
          </b>
          <Button
            type="text"
            aria-label={t('contacts.calendar.after')}
            disabled={month >= today}
            icon={<ChevronRight size={16} strokeWidth={1.75} />}
            onClick={() => setMonth(shiftMonth(month, 1))}
          />
        </span>
        <DownloadButton
          label={t('goodwill.export')}
          fileName={`goodwill-${month}.csv`}
          ask={(language) => api.open('POST /api/goodwill/export', { body: { month, language } })}
        />
      </header>
      <CasesNav />
      <div className="page-body case-list-body" aria-busy={isPlaceholderData}>
        {!data && !isError ? <Skeleton rows={6} height={48} /> : null}
        {isError && !data ? (
          <ErrorBlock title={t('goodwill.failed')} problem={error} onRetry={() => void refetch()} />
        ) : null}
        {data ? <Loaded register={data} /> : null}
      </div>
    </main>
  );
}

function Loaded({ register }: { register: Register }) {
  const { t } = useTranslation();
  const { items, approvedFen, waitingFen, budgets } = register;
  const { teams } = useDirectory();
  const sums = sumsByAgent(items);
  return (
    <>
      <dl className="promise-counts goodwill-counts">
        <div>
          <dt>{t('goodwill.given')}</dt>
          <dd>{yuan(approvedFen)}</dd>
        </div>
        <div>
          <dt>{t('goodwill.waiting')}</dt>
          <dd>{yuan(waitingFen)}</dd>
        </div>
        {budgets.map(({ teamId, amountFen, spentFen }) => (
          <div key={teamId ?? 'shop'} className={spentFen > amountFen ? 'late' : ''}>
            <dt>
              {t('goodwill.budget', {
                whose: teams.find(({ id }) => id === teamId)?.name ?? t('goodwill.shop'),
              })}
            </dt>
            <dd>{`${yuan(spentFen)} / ${yuan(amountFen)}`}</dd>
          </div>
        ))}
      </dl>
      {items.length === 0 ? (
        <StateBlock drawing="nothing" title={t('goodwill.none')} hint={t('goodwill.noneHint')} />
      ) : null}
      {sums.length > 0 ? (
        <table className="goodwill-table" aria-label={t('goodwill.byAgent')}>
          <thead>
            <tr>
              <th scope="col">{t('goodwill.agent')}</th>
              <th scope="col">{t('goodwill.times')}</th>
              <th scope="col">{t('goodwill.given')}</th>
              <th scope="col">{t('goodwill.waiting')}</th>
            </tr>
          </thead>
          <tbody>
            {sums.map(({ agentId, name, count, givenFen, waitingFen: waits }) => (
              <tr key={agentId ?? name}>
                <th scope="row">{name}</th>
                <td>{count}</td>
                <td>{yuan(givenFen)}</td>
                <td className={waits > 0 ? '' : 'i3'}>{yuan(waits)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      ) : null}
      {items.map((remedy) => (
        <div key={remedy.id}>
          <p className="approval-of">
            <Link to={`/cases/${remedy.caseId}`}>{remedy.caseNumber}</Link>
            <span className="cut">{remedy.caseTitle}</span>
            <span className="i3 cut">{remedy.customerName}</span>
          </p>
          <RemedyLine remedy={{ ...remedy, mayDecide: false }} works={false} onAct={() => undefined} />
        </div>
      ))}
    </>
  );
}
