import { useEffect, useMemo } from 'react';
import type { Board } from '@yingda/contracts';
import type { LiveSession } from '../../live/live-session';
import { useStore } from '../../live/store';
import { useLive } from '../../live/use-live';
import { BoardFeed, type BoardKnown, type BoardLine } from './board-feed';

/** The board as it was last seen, by whose it is; drawn at once when the page is opened again. */
const seen = new Map<string, Board>();

const whole = (known: BoardKnown) => known;

/** The board of a team, or of all one may see, kept fresh while it is on the screen. */
export function useBoard(teamId: string | null): BoardKnown {
  const live = useLive();
  const name = `${live.agentId} ${teamId ?? ''}`;
  const feed = useMemo(
    () => new BoardFeed(lineOf(live), teamId, seen.get(name) ?? null),
    [live, teamId, name],
  );
  useEffect(() => {
    feed.start();
    return () => {
      const { board } = feed.known.get();
      if (board) seen.set(name, board);
      feed.stop();
    };
  }, [feed, name]);
  return useStore(feed.known, whole);
}

function lineOf(live: LiveSession): BoardLine {
  return {
    subscribe: (teamId) => live.command('board.subscribe', { teamId }),
    unsubscribe: (teamId) => live.connection.tell('board.unsubscribe', { teamId }),
    onChanged: (listener) => live.connection.on('board.changed', listener),
    onOnline: (listener) =>
      live.connection.onState(({ state }) => {
        if (state === 'online') listener();
      }),
    isOnline: () => live.connection.state === 'online',
  };
}
