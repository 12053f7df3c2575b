import { Workload } from '@yingda/agents';
import { InboxReader } from '@yingda/channels';
import { RoutingReader } from '@yingda/routing';
import { WorkloadView } from '../views/workload';
import type { Lookup } from './lookup';

/** agents → channels, conversations, routing: what teams have to do, for planning their shifts. */
export class WorkloadFromContexts extends Workload {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async inboxesOf(teamId: string): Promise<string[]> {
    return (await this.lookup.get(InboxReader).ofTeam(teamId)).map(({ id }) => id);
  }
  override handleTime(teamId: string): Promise<{ seconds: number; count: number } | null> {
    return this.lookup.get(WorkloadView).handleTime(teamId);
  }
  override isPromotion(): Promise<boolean> {
    return this.lookup.get(RoutingReader).isPromotion();
  }
  override arrivals(halfHours: Date[]): Promise<{ inboxId: string; halfHour: Date; count: number }[]> {
    return this.lookup.get(WorkloadView).arrivals(halfHours);
  }
}
