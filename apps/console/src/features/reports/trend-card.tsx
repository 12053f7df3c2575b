import { useMemo, useState, type KeyboardEvent } from 'react';
import { Button } from 'antd';
import { ChartLine, Table2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Chart } from './chart/chart';
import { trendOption } from './chart/trend-option';
import { useChartLook } from './chart/use-chart-look';
import { TrendTable } from './trend-table';
import { useTrend, type TrendInput } from './use-trend';

const HEIGHT = 280;

interface TrendCardProps extends TrendInput {
  busy: boolean;
  onPoint: (at: number) => void;
}

/** The chosen figure over time; the same numbers as a table, which screen readers always have. */
export function TrendCard({ busy, onPoint, ...input }: TrendCardProps) {
  const { t } = useTranslation();
  const look = useChartLook();
  const trend = useTrend(input);
  const [asTable, setAsTable] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const option = useMemo(() => trendOption(trend, look), [trend, look]);
  const last = trend.labels.length - 1;

  function move(event: KeyboardEvent) {
    const now = at ?? last;
    const next = { ArrowLeft: now - 1, ArrowRight: now + 1, Home: 0, End: last }[event.key];
    if (event.key === 'Enter' && at !== null) onPoint(at);
    else if (next === undefined) return;
    else setAt(at === null ? last : Math.min(last, Math.max(0, next)));
    event.preventDefault();
  }

  return (
    <section className="card report-card" aria-labelledby="trend-title">
      <header className="report-card-head">
        <h2 id="trend-title">{trend.title}</h2>
        {busy ? <span className="t12 report-busy">{t('report.computing')}</span> : null}
        <span className="grow" />
        <Legend lines={trend.lines} />
        <Button
          size="small"
          type="text"
          icon={
            asTable ? (
              <ChartLine size={14} strokeWidth={1.75} aria-hidden="true" />
            ) : (
              <Table2 size={14} strokeWidth={1.75} aria-hidden="true" />
            )
          }
          onClick={() => setAsTable(!asTable)}
        >
          {t(asTable ? 'report.chart.asChart' : 'report.chart.asTable')}
        </Button>
      </header>
      {asTable ? null : (
        <div
          className="chart-place"
          tabIndex={0}
          role="group"
          aria-label={`${trend.title}. ${t('report.chart.keys')}`}
          onKeyDown={move}
          onBlur={() => setAt(null)}
        >
          <Chart option={option} height={HEIGHT} onPoint={onPoint} focused={at} />
          <span className="hidden-text" aria-live="polite">
            {at === null ? '' : trend.said(at)}
          </span>
        </div>
      )}
      <div className={asTable ? 'report-table' : 'hidden-text'}>
        <TrendTable trend={trend} onPoint={asTable ? onPoint : undefined} />
      </div>
      {trend.note.length > 0 && !asTable ? (
        <p className="chart-note">
          {trend.note.map((line, index) => (
            <span key={line}>
              {index > 0 ? <i className="dot" /> : null}
              {line}
            </span>
          ))}
        </p>
      ) : null}
    </section>
  );
}

function Legend({ lines }: { lines: ReturnType<typeof useTrend>['lines'] }) {
  return (
    <span className="chart-legend">
      {lines.map((line) => (
        <span key={line.role}>
          <svg width="20" height="8" aria-hidden="true" className={`legend-${line.role}`}>
            <path d="M0 4h20" />
          </svg>
          {line.name}
        </span>
      ))}
    </span>
  );
}
