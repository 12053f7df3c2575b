import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Board, BoardMeasures } from '@yingda/contracts';
import { useFormats } from '../../i18n/use-texts';
import { useNow } from '../../live/ticker';
import { inboxLink, reportLink } from './board-links';
import { Definition } from './definition';
import { percent } from './percent';

interface FigureProps {
  name: string;
  define: string;
  value: ReactNode;
  unit?: ReactNode;
  detail: ReactNode;
  /** The conversations behind it. */
  to: string;
}

function Figure({ name, define, value, unit, detail, to }: FigureProps) {
  const { t } = useTranslation();
  return (
    <section className="board-figure" aria-label={name}>
      <h2>
        {name}
        <Definition name={name}>
          <p>{define}</p>
          <Link to={to}>{t('board.figure.behind')}</Link>
        </Definition>
      </h2>
      <p className="board-value">
        <Link to={to} title={t('board.figure.behind')}>
          {value}
        </Link>
        {unit ? <small>{unit}</small> : null}
      </p>
      <p className="board-detail">{detail}</p>
    </section>
  );
}

const Dot = () => <i className="dot" aria-hidden="true" />;

/** Six figures: what is now, and how today went. */
export function FigureStrip({ board }: { board: Board }) {
  const { t } = useTranslation();
  const { total, teamId } = board;
  const { today } = total;
  const within = today && percent(today.withinTarget, today.withinOf);
  const abandoned = today && percent(today.abandoned, today.abandonedOf);
  const isMet = today !== null && today.withinTarget * 100 >= today.withinOf * board.targetPercent;
  return (
    <div className="board-strip">
      <QueueFigure board={board} />
      <Figure
        name={t('board.figure.open')}
        define={t('board.define.open')}
        value={total.open}
        unit={t('board.figure.load', { percent: percent(total.busyUnits, total.capacityUnits) ?? '–' })}
        to={inboxLink('all', { teamId })}
        detail={
          <>
            <Link to={inboxLink('all', { teamId, waitingFor: 'us' })}>
              {t('board.figure.us', { n: total.waitingForUs })}
            </Link>
            <Dot />
            <Link to={inboxLink('all', { teamId, waitingFor: 'customer' })}>
              {t('board.figure.customer', { n: total.waitingForCustomer })}
            </Link>
            {total.withBot > 0 ? (
              <>
                <Dot />
                {t('board.figure.bot', { n: total.withBot })}
              </>
            ) : null}
          </>
        }
      />
      <MeasuresFigure
        name={t('board.figure.first')}
        define={t('board.define.first')}
        measures={today?.firstResponse ?? null}
        to={reportLink('first-response', teamId)}
        counted="times"
      />
      <MeasuresFigure
        name={t('board.figure.average')}
        define={t('board.define.average')}
        measures={today?.averageResponse ?? null}
        to={reportLink('average-response', teamId)}
        counted="turns"
      />
      <Figure
        name={t('board.figure.within')}
        define={t('board.define.within')}
        value={within ?? '–'}
        unit={t('board.figure.target', { percent: board.targetPercent })}
        to={reportLink('within-target', teamId)}
        detail={
          !today ? (
            t('board.figure.unknown')
          ) : within ? (
            <span className={isMet ? 'c-ok' : 'c-late'}>
              {t('board.figure.withinOf', { a: today.withinTarget, b: today.withinOf })}
            </span>
          ) : (
            t('board.figure.none')
          )
        }
      />
      <Figure
        name={t('board.figure.abandoned')}
        define={t('board.define.abandoned')}
        value={today ? today.abandoned : '–'}
        unit={abandoned}
        to={reportLink('abandon-rate', teamId, 'volume')}
        detail={
          !today ? (
            t('board.figure.unknown')
          ) : (
            <>
              {t('board.figure.abandonedOf', { n: today.abandonedOf })}
              <Dot />
              {t('board.figure.left', { n: today.messagesLeft })}
              {today.calledBack + today.callsOwed > 0 ? (
                <>
                  <Dot />
                  {t('board.figure.calls', { n: today.calledBack, owed: today.callsOwed })}
                </>
              ) : null}
            </>
          )
        }
      />
    </div>
  );
}

function QueueFigure({ board }: { board: Board }) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const now = useNow();
  const { queue, longestSince, clearsInSeconds } = board.total;
  const waited = longestSince ? (now - Date.parse(longestSince)) / 1_000 : 0;
  return (
    <Figure
      name={t('board.figure.queue')}
      define={t('board.define.queue')}
      value={queue}
      unit={t('board.figure.people')}
      to={inboxLink('queue', { teamId: board.teamId ?? null })}
      detail={
        queue === 0 ? (
          t('board.figure.nobodyWaits')
        ) : (
          <>
            {t('board.figure.longest')}{' '}
            <b className={waited > board.targetSeconds ? 'c-late' : undefined}>{duration(waited)}</b>
            <Dot />
            {clearsInSeconds == null
              ? t('board.figure.clearsUnknown')
              : t('board.figure.clears', { time: duration(clearsInSeconds) })}
          </>
        )
      }
    />
  );
}

interface MeasuresFigureProps {
  name: string;
  define: string;
  /** Null: not known now. */
  measures: BoardMeasures | null;
  to: string;
  counted: 'times' | 'turns';
}

/** A length of time: never a mean without its median and count. */
function MeasuresFigure({ name, define, measures, to, counted }: MeasuresFigureProps) {
  const { t } = useTranslation();
  const { duration, number } = useFormats();
  const { count, median, p90, mean } = measures ?? { count: 0, median: null, p90: null, mean: null };
  const time = (seconds: number | null) => (seconds === null ? '–' : duration(seconds));
  return (
    <Figure
      name={name}
      define={define}
      value={time(median)}
      unit={t('board.figure.median')}
      to={to}
      detail={
        count === 0 ? (
          t(measures ? 'board.figure.none' : 'board.figure.unknown')
        ) : (
          <>
            {t('board.figure.p90', { time: time(p90) })}
            <Dot />
            {t('board.figure.mean', { time: time(mean) })}
            <Dot />
            {t(`board.figure.${counted}`, { n: number(count) })}
          </>
        )
      }
    />
  );
}
