import { Board, BoardScope } from '../models/board';
import type { Endpoint } from './endpoint';

/** What supervisors watch. */
export const boardEndpoints = {
  'GET /api/board': {
    summary: 'How it stands now: queues, agents, today’s figures, who is at risk, the last hour',
    caller: 'agent',
    query: BoardScope,
    answer: Board,
  },
} as const satisfies Record<string, Endpoint>;
