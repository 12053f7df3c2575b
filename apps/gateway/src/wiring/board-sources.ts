import { WindowEndings } from '@yingda/channels';
import type { BoardSources } from '../board/board-keeper';
import type { Limit } from '../board/watched';
import { BoardNews } from '../views/board-news';
import { BoardRowsView } from '../views/board-rows';

/** The live board reads its rows from one view, and what ends from the channels. */
export function boardSources(rows: BoardRowsView, news: BoardNews, endings: WindowEndings): BoardSources {
  return {
    conversations: (ids) => rows.conversations(ids),
    agents: (ids) => rows.agents(ids),
    teams: () => rows.teams(),
    async endings(ids) {
      const limits = new Map<string, Limit>();
      for (const [id, { at, endsAt, quotaLeft }] of await endings.among(ids)) {
        // Without an end in time there is nothing to count down to.
        if (!endsAt) continue;
        const startedAt = Date.parse(at);
        const dueAt = Date.parse(endsAt);
        limits.set(id, { clock: 'window', startedAt, soonAt: startedAt, dueAt, quotaLeft });
      }
      return limits;
    },
    news,
  };
}
