import { useMemo, useState } from 'react';
import { Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { PARETO_BY, type ParetoBy } from '@yingda/contracts/names';
import { useMay } from '../../app/use-session';
import { useFormats, useLanguage } from '../../i18n/use-texts';
import { serverNow } from '../../live/ticker';
import { ErrorBlock, Skeleton, StateBlock } from '../../parts/state-block';
import { CasesNav } from '../cases/cases-nav';
import { Chart } from '../reports/chart/chart';
import { useChartLook } from '../reports/chart/use-chart-look';
import { NoPermission } from '../settings/page/no-permission';
import { useDepartments } from '../tasks/use-tasks';
import { RisingCard } from '../trends/rising-card';
import { isVital, paretoOption } from './pareto-option';
import { usePareto, useQualitySignals, useRootCauses } from './use-case-actions';
import '../cases/cases.css';

const PERIODS = [7, 30, 90, 365] as const;
const DAY_MS = 86_400_000;
const HEIGHT = 320;

/** What cases come of: the few causes, products or departments behind most of them; and batches that stand out. */
export function ParetoPage() {
  const { t } = useTranslation();
  return useMay('case.read') ? <Pareto /> : <NoPermission object={t('cases.pareto.title')} />;
}

function Pareto() {
  const { t } = useTranslation();
  const [by, setBy] = useState<ParetoBy>('cause');
  const [days, setDays] = useState<(typeof PERIODS)[number]>(90);
  // To the hour: the same question within it is asked once.
  const [to] = useState(() => Math.ceil(serverNow() / 3_600_000) * 3_600_000);
  const from = new Date(to - days * DAY_MS).toISOString();
  const until = new Date(to).toISOString();
  return (
    <main className="page">
      <header className="page-head">
        <span className="grow col">
          <h1>{t('cases.pareto.title')}</h1>
          <span className="i2 t12 cut">{t('cases.pareto.hint')}</span>
        </span>
        <Select
          aria-label={t('cases.pareto.period')}
          value={days}
          options={PERIODS.map((value) => ({ value, label: t('cases.pareto.days', { n: value }) }))}
          onChange={setDays}
        />
        <Segmented<ParetoBy>
          aria-label={t('cases.pareto.title')}
          value={by}
          onChange={setBy}
          options={PARETO_BY.map((value) => ({ value, label: t(`cases.pareto.by.${value}`) }))}
        />
      </header>
      <CasesNav />
      <div className="page-body" style={{ padding: '16px 20px' }}>
        <RisingCard />
        <Bars by={by} from={from} to={until} />
        <Signals from={from} to={until} />
      </div>
    </main>
  );
}

function Bars({ by, from, to }: { by: ParetoBy; from: string; to: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const look = useChartLook();
  const { data, isError, error, refetch } = usePareto(by, from, to);
  const causes = useRootCauses().data;
  const departments = useDepartments().data;
  const bars = useMemo(() => {
    const nameOf = (key: string) => {
      const found =
        data?.by === 'cause'
          ? causes?.find((cause) => cause.key === key)?.name[language]
          : data?.by === 'department'
            ? departments?.find(({ id }) => id === key)?.name[language]
            : undefined;
      return found ?? (key || t('cases.pareto.unnamed'));
    };
    return (data?.bars ?? []).map(({ key, cases, cumulative }) => ({ name: nameOf(key), cases, cumulative }));
  }, [data, causes, departments, language, t]);
  const option = useMemo(
    () => paretoOption(bars, look, { cases: t('cases.pareto.cases'), share: t('cases.pareto.share') }),
    [bars, look, t],
  );
  if (isError && !data)
    return <ErrorBlock title={t('cases.pareto.failed')} problem={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton rows={6} height={44} />;
  if (bars.length === 0)
    return <StateBlock drawing="nothing" title={t('cases.pareto.none')} hint={t('cases.pareto.noneHint')} />;
  return (
    <div className="pareto">
      <section className="card" aria-label={t('cases.pareto.title')} style={{ padding: 8 }}>
        <Chart option={option} height={HEIGHT} />
      </section>
      <section className="card" style={{ overflow: 'hidden' }}>
        <table>
          <caption className="hidden-text">{t('cases.pareto.table')}</caption>
          <thead>
            <tr>
              <th scope="col">{t(`cases.pareto.by.${data.by}`)}</th>
              <th scope="col" className="end">
                {t('cases.pareto.cases')}
              </th>
              <th scope="col" className="end">
                {t('cases.pareto.share')}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map(({ name, cases, cumulative }, at) => (
              <tr key={data.bars[at]?.key} className={isVital(bars, at) ? 'few' : ''}>
                <th scope="row" style={isVital(bars, at) ? {} : { fontWeight: 400 }}>
                  {name}
                </th>
                <td className="end">{cases}</td>
                <td className="end">{`${Math.round(cumulative * 100)}%`}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="i3 t12" style={{ padding: '8px 12px' }}>
          {t('cases.pareto.base', { n: data.cases })}
        </p>
      </section>
    </div>
  );
}

/** Products and batches complained of, beside the time as long before. */
function Signals({ from, to }: { from: string; to: string }) {
  const { t } = useTranslation();
  const { full } = useFormats();
  const { data } = useQualitySignals(from, to);
  if (!data || data.length === 0) return null;
  return (
    <section
      className="card"
      style={{ marginTop: 12, overflow: 'hidden' }}
      aria-label={t('cases.signals.title')}
    >
      <header style={{ padding: '12px 16px' }}>
        <h2 className="b t14">{t('cases.signals.title')}</h2>
        <p className="i2 t12">{t('cases.signals.hint')}</p>
      </header>
      <div className="pareto" style={{ display: 'block' }}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('cases.facts.product')}</th>
              <th scope="col">{t('cases.facts.batch')}</th>
              <th scope="col" className="end">
                {t('cases.pareto.cases')}
              </th>
              <th scope="col" className="end">
                {t('cases.signals.before')}
              </th>
              <th scope="col">{t('cases.signals.last')}</th>
              <th scope="col">{t('cases.signals.latest')}</th>
            </tr>
          </thead>
          <tbody>
            {data.map(({ product, batch, cases, before, lastAt, latest }) => (
              <tr key={`${product}-${batch}`}>
                <th scope="row" style={{ fontWeight: 400 }}>
                  {product || '–'}
                </th>
                <td>{batch || '–'}</td>
                <td className="end">
                  <span className={cases > before ? 'c-late b' : ''}>{cases}</span>
                  {cases > before ? <span className="hidden-text">{t('cases.signals.more')}</span> : null}
                </td>
                <td className="end i2">{before}</td>
                <td className="i2">{full(lastAt)}</td>
                <td>
                  {latest.slice(0, 4).map(({ id, number, title }) => (
                    <Link key={id} to={`/cases/${id}`} title={title} style={{ marginRight: 8 }}>
                      {number}
                    </Link>
                  ))}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
