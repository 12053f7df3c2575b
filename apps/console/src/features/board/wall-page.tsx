import { useEffect, useMemo, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useSearchParams } from 'react-router';
import type { Board, BoardTeam } from '@yingda/contracts';
import { useFormats } from '../../i18n/use-texts';
import { useShortcuts } from '../../app/use-shortcuts';
import { useNow } from '../../live/ticker';
import { useOnline } from '../../live/use-live';
import { Logo } from '../../parts/logo';
import { NoPermission } from '../settings/page/no-permission';
import { places } from './agent-line';
import { percent } from './percent';
import { useBoard } from './use-board';
import { useMayWatch } from './use-may-watch';
import { useAwake, useWallTurn } from './use-wall-turn';
import { WallLine } from './wall-line';
import { longestTeam, wallPages } from './wall-pages';
import './wall.css';

/** For a big screen: readable from six metres, no pointer, no scroll. */
export function WallPage() {
  const { t } = useTranslation();
  return useMayWatch() ? <Wall /> : <NoPermission object={t('board.title')} />;
}

function Wall() {
  const { t } = useTranslation();
  const [search] = useSearchParams();
  const teamId = search.get('team');
  const navigate = useNavigate();
  const { board, stale } = useBoard(teamId);
  const online = useOnline();
  const leave = () => void navigate(`/board${teamId ? `?team=${teamId}` : ''}`);
  useShortcuts({ Escape: leave, f: leave });
  useAwake();
  useFullScreen();
  const pages = useMemo(() => wallPages(board?.teams ?? []), [board?.teams]);
  const page = useWallTurn(pages.length);
  return (
    <main className={`wall${stale || !online ? ' stale' : ''}`} data-theme="dark">
      <WallHead board={board} stale={stale || !online} />
      {board ? (
        <>
          <Tiles board={board} />
          <div className="wall-teams">
            {(pages[page] ?? []).map((team) => (
              <TeamTile key={team.teamId} team={team} />
            ))}
          </div>
          {pages.length > 1 ? (
            <span className="wall-page">
              {t('board.wallView.page', { page: page + 1, pages: pages.length })}
            </span>
          ) : null}
        </>
      ) : null}
      <button type="button" className="wall-leave" onClick={leave}>
        {t('board.wallView.leave')}
      </button>
    </main>
  );
}

/** Asked for by the click or key that led here; a browser that was sent to the address says no, and shows it as it is. */
function useFullScreen(): void {
  useEffect(() => {
    document.documentElement.requestFullscreen?.().catch(() => undefined);
    return () => {
      if (document.fullscreenElement) void document.exitFullscreen().catch(() => undefined);
    };
  }, []);
}

function WallHead({ board, stale }: { board: Board | null; stale: boolean }) {
  const { t } = useTranslation();
  const { language, seconds } = useFormats();
  const now = useNow();
  const day = new Intl.DateTimeFormat(language, { month: 'long', day: 'numeric', weekday: 'short' });
  return (
    <header className="wall-head">
      <Logo size={40} />
      <h1>{t('board.wallView.title')}</h1>
      {board?.teamId ? <span>{board.teams[0]?.name}</span> : null}
      <span className="grow" />
      {stale && board ? (
        <b className="wall-stale" role="alert">
          {t('board.wallView.offline', { time: seconds(board.at) })}
        </b>
      ) : null}
      <time>
        {day.format(now)}
        <i className="dot" aria-hidden="true" />
        {seconds(now)}
      </time>
    </header>
  );
}

interface TileProps {
  name: string;
  value: ReactNode;
  detail: ReactNode;
  values: readonly (number | null)[];
  kind?: string;
}

function Tile({ name, value, detail, values, kind = '' }: TileProps) {
  return (
    <section className={`wall-tile ${kind}`} aria-label={name}>
      <h2>{name}</h2>
      <WallLine values={values} />
      <span className="grow" />
      <p className="wall-value">{value}</p>
      <p className="wall-detail">{detail}</p>
    </section>
  );
}

function Tiles({ board }: { board: Board }) {
  const { t } = useTranslation();
  const { duration, number } = useFormats();
  const { total, minutes, targetSeconds, targetPercent } = board;
  const { today } = total;
  const { median, p90 } = today?.firstResponse ?? { median: null, p90: null };
  return (
    <div className="wall-tiles">
      <LongestTile board={board} />
      <Tile
        name={t('board.figure.queue')}
        value={total.queue}
        values={minutes.map((minute) => minute.queue)}
        kind="queue"
        detail={
          total.queue === 0
            ? t('board.wallView.nobody')
            : total.clearsInSeconds == null
              ? t('board.figure.clearsUnknown')
              : t('board.wallView.clears', { time: duration(total.clearsInSeconds) })
        }
      />
      <Tile
        name={t('board.wallView.within')}
        value={(today && percent(today.withinTarget, today.withinOf)) ?? '–'}
        values={minutes.map((minute) =>
          minute.recentAnswered > 0 ? minute.recentWithin / minute.recentAnswered : null,
        )}
        detail={t('board.wallView.withinTarget', { percent: targetPercent, n: number(today?.withinOf ?? 0) })}
      />
      <Tile
        name={t('board.wallView.first')}
        value={median == null ? '–' : duration(median)}
        values={minutes.map((minute) => minute.firstResponseMedian ?? null)}
        detail={
          p90 == null
            ? t('board.wallView.inTime', { target: duration(targetSeconds) })
            : t('board.figure.p90', { time: duration(p90) })
        }
      />
    </div>
  );
}

function LongestTile({ board }: { board: Board }) {
  const { t } = useTranslation();
  const { duration } = useFormats();
  const now = useNow();
  const { minutes, targetSeconds, total } = board;
  const waited = total.longestSince ? (now - Date.parse(total.longestSince)) / 1_000 : null;
  const over = waited === null ? 0 : waited - targetSeconds;
  const team = longestTeam(board.teams);
  const target = duration(targetSeconds);
  return (
    <Tile
      name={team ? t('board.wallView.longestOf', { team: team.name }) : t('board.wallView.longest')}
      value={waited === null ? '0:00' : duration(waited)}
      values={minutes.map((minute) => minute.longestWaitSeconds)}
      kind={over > 0 ? 'longest late' : 'longest'}
      detail={
        waited === null
          ? t('board.wallView.nobody')
          : over > 0
            ? t('board.wallView.over', { target, time: duration(over) })
            : t('board.wallView.inTime', { target })
      }
    />
  );
}

function TeamTile({ team }: { team: BoardTeam }) {
  const { t } = useTranslation();
  const { queue, late, today } = team;
  const rows = [
    [t('board.wallView.states'), `${team.online} / ${team.busy} / ${team.away}`],
    [t('board.wallView.load'), `${places(team.busyUnits)} / ${places(team.capacityUnits)}`],
    [t('board.wallView.late'), late > 0 ? <b className="c-late">{late}</b> : late],
    [t('board.wallView.closed'), today?.closed ?? '–'],
  ] as const;
  return (
    <section className="wall-team" aria-label={team.name}>
      <h2>
        <span className="cut">{team.name}</span>
        <b className={queue === 0 ? 'c-ok' : late > 0 ? 'c-late' : 'c-soon'}>
          {t('board.wallView.queue', { n: queue })}
        </b>
      </h2>
      <dl>
        {rows.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
