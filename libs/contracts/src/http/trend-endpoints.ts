import { AcknowledgeTrend, Trend, TrendItem, TrendList, TrendSettings } from '../models/trends';
import type { Endpoint } from './endpoint';

/** What comes more often than it usually does. */
export const trendEndpoints = {
  'GET /api/trends': {
    summary: 'What has risen today above the same weekday and hours of the last four weeks',
    caller: 'agent',
    answer: TrendList,
  },
  'GET /api/trends/:id/behind': {
    summary: 'The very conversations or cases, the last first; of one’s teams for who sees only those',
    caller: 'agent',
    answer: [TrendItem],
  },
  'POST /api/trends/:id/acknowledge': {
    summary: 'Somebody looks after it, with a note or an action',
    caller: 'agent',
    body: AcknowledgeTrend,
    answer: Trend,
  },
  'PUT /api/trend-settings': {
    summary: 'From which rise on, and from how many on, it is told',
    caller: 'agent',
    body: TrendSettings,
    answer: TrendSettings,
  },
} as const satisfies Record<string, Endpoint>;
