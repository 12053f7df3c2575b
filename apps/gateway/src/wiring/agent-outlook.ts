import { CalendarReader } from '@yingda/agents';
import { AgentOutlook } from '@yingda/routing';
import { closingOf } from './closing';
import type { Lookup } from './lookup';
import { RoutingDutyView } from '../views/routing-duty';
import { RunningView } from '../views/running';

/** routing → conversations, agents: when agents become free, and until when they work. */
export class OutlookFromContexts extends AgentOutlook {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override running(agentIds: string[]): Promise<Map<string, Date[]>> {
    return this.lookup.get(RunningView).of(agentIds);
  }
  override shiftEnds(agentIds: string[], now: Date): Promise<Map<string, Date>> {
    return this.lookup.get(RoutingDutyView).shiftEnds(agentIds, now);
  }
  override async closesAt(teamId: string, now: Date): Promise<Date | null> {
    const applying = await this.lookup.get(CalendarReader).applying({ teamId });
    return applying && closingOf(applying.calendar, now);
  }
}
