import { TrendingUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { said, useMaySeeTrends, useTrendName, useTrends } from './use-trends';
import './trends.css';

const SHOWN = 4;

/** On the live board: what rises and nobody looks after yet. Nothing while there is none. */
export function TrendStrip() {
  const { t } = useTranslation();
  const { data } = useTrends(useMaySeeTrends());
  const nameOf = useTrendName();
  const open = (data?.items ?? []).filter(({ rising, acknowledgedAt }) => rising && !acknowledgedAt);
  if (open.length === 0) return null;
  return (
    <nav className="trend-strip" aria-label={t('trends.title')}>
      <TrendingUp size={16} strokeWidth={1.75} aria-hidden="true" />
      <b>{t('trends.title')}</b>
      {open.slice(0, SHOWN).map((trend) => (
        <Link key={trend.id} to="/cases/pareto">
          {nameOf(trend)} <b>{trend.count}</b>{' '}
          <span className="t12">{t('trends.usual', { n: said(trend.usual) })}</span>
        </Link>
      ))}
      {open.length > SHOWN ? (
        <Link to="/cases/pareto">{t('trends.more', { n: open.length - SHOWN })}</Link>
      ) : null}
    </nav>
  );
}
