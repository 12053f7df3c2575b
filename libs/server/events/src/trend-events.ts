import { type Trend } from '@yingda/contracts';

export interface TrendEvents {
  /** Something comes more often than usual; once for each thing and day. `agentIds`: who is told. The aggregate is the trend. */
  'trend.noticed': { trend: Trend; agentIds: string[] };
}
