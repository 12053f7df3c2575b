import type { Provider } from '@nestjs/common';
import { WindowEndings } from '@yingda/channels';
import { ReportEngine } from '@yingda/reports';
import { CLOCK, Database, LOG, Timers, type Clock, type Log } from '@yingda/platform';
import { QueueReader } from '@yingda/routing';
import { BoardWatch } from './board/board-watch';
import { BoardMinuteKeeper } from './board/minute-keeper';
import { PacedFigures } from './board/paced-figures';
import { TodayFigures } from './board/today';
import { TodayFromReports } from './board/today-from-reports';
import { made } from './made';
import { BoardInsteadView } from './views/board-instead';
import { BoardMinutesView } from './views/board-minutes';
import { BoardNews } from './views/board-news';
import { BoardRowsView } from './views/board-rows';
import { startOfDay } from './views/start-of-day';
import { boardSources } from './wiring/board-sources';

/** The live board: what it is read from, and the one of this node. */
export const boardProviders: Provider[] = [
  made(BoardRowsView, [Database, CLOCK]),
  made(BoardMinutesView, [Database]),
  made(BoardInsteadView, [Database]),
  made(BoardMinuteKeeper, [Database, Timers, CLOCK, BoardMinutesView]),
  {
    provide: TodayFigures,
    inject: [ReportEngine, BoardInsteadView, CLOCK],
    useFactory: (engine: ReportEngine, instead: BoardInsteadView, clock: Clock) =>
      new TodayFromReports(
        {
          // Who may see which teams was decided before; here all of them are asked about.
          ask: (query) => engine.query({ kind: 'system', name: 'board' }, query),
          dayStart: async (now) => startOfDay(now),
          instead: (since) => instead.since(since),
        },
        clock,
      ),
  },
  {
    provide: PacedFigures,
    inject: [TodayFigures, QueueReader, BoardMinutesView, CLOCK, LOG],
    // eslint-disable-next-line no-restricted-syntax -- Nest hands dependencies over one by one
    useFactory: (
      today: TodayFigures,
      queue: QueueReader,
      minutes: BoardMinutesView,
      clock: Clock,
      log: Log,
    ) =>
      new PacedFigures(
        {
          today,
          wait: async (conversationId) => (await queue.place(conversationId))?.estimatedSeconds ?? null,
          minutes: (from) => minutes.since(from),
        },
        clock,
        log,
      ),
  },
  {
    provide: BoardWatch,
    inject: [BoardRowsView, Database, WindowEndings, PacedFigures, CLOCK, LOG],
    // eslint-disable-next-line no-restricted-syntax -- Nest hands dependencies over one by one
    useFactory: (
      rows: BoardRowsView,
      database: Database,
      endings: WindowEndings,
      slow: PacedFigures,
      clock: Clock,
      log: Log,
    ) => new BoardWatch(boardSources(rows, new BoardNews(database), endings), slow, clock, log),
  },
];
