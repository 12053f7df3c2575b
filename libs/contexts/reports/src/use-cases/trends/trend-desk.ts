import { type AcknowledgeTrend, type Trend, type TrendItem } from '@yingda/contracts';
import { type TrendList, type TrendSettings } from '@yingda/contracts';
import { Refusal } from '@yingda/contracts/names';
import { refOf, type Actor, type AgentActor } from '@yingda/events';
import { wallAt, type AuditLog, type Clock, type UnitOfWork } from '@yingda/platform';
import type { Workplace } from '../../ports';
import type { TeamReach, TrendCounts } from '../../storage/trends/trend-counts';
import type { TrendsTable } from '../../storage/trends/trends-table';

export interface TrendDeskNeeds {
  unitOfWork: UnitOfWork;
  clock: Clock;
  audit: AuditLog;
  workplace: Workplace;
}

/**
 * What rises, for whoever sees more than their own figures. A rise is the whole shop's, so all of them see how much it is;
 * which conversations they are, who leads teams sees of these.
 */
export class TrendDesk {
  constructor(
    private readonly counts: TrendCounts,
    private readonly trends: TrendsTable,
    private readonly needs: TrendDeskNeeds,
  ) {}

  /** @throws Refusal not-permitted */
  async list(actor: AgentActor): Promise<TrendList> {
    reachOf(actor);
    const { clock, workplace } = this.needs;
    const { date } = wallAt(await workplace.timeZone(), clock.now());
    const items = await this.trends.ofDay(date);
    return { items, settings: await this.trends.settings(), mayEdit: mayEdit(actor) };
  }

  /** @throws Refusal not-permitted, trend-not-found */
  async behind(actor: AgentActor, id: string): Promise<TrendItem[]> {
    const teams = reachOf(actor);
    const trend = await this.find(id);
    return this.counts.behind(trend, { from: new Date(trend.from), to: new Date(trend.to) }, teams);
  }

  /** Of two the first one counts. @throws Refusal not-permitted, trend-not-found, wrong-state */
  async acknowledge(
    actor: AgentActor,
    { id, note, actionId: begun }: AcknowledgeTrend & { id: string },
  ): Promise<Trend> {
    reachOf(actor);
    const { subject, key } = await this.find(id);
    const actionId = begun ?? null;
    const { unitOfWork, clock, audit } = this.needs;
    await unitOfWork.run(async () => {
      const by = { at: clock.now(), id: actor.agentId, name: actor.name, note: note.trim(), actionId };
      if (!(await this.trends.acknowledge(id, by)))
        throw new Refusal('wrong-state', 'Somebody looks after this already.');
      await audit.record({
        ...entryOf(actor, 'trend.acknowledged', id),
        details: { subject, key, note: by.note, actionId },
      });
    });
    return this.find(id);
  }

  /** Who says what the shop promises, says what it is warned of. @throws Refusal not-permitted, stale-edit */
  async setUp(actor: AgentActor, settings: TrendSettings): Promise<TrendSettings> {
    reachOf(actor);
    if (!mayEdit(actor))
      throw new Refusal('not-permitted', 'Your role does not set up alerts.', {
        permission: 'service-level.edit',
      });
    const { active, percent, minimum, hours, version } = settings;
    const { unitOfWork, audit } = this.needs;
    await unitOfWork.run(async () => {
      if (!(await this.trends.change({ active, percent, minimum, hours, version })))
        throw new Refusal('stale-edit', 'Somebody else has changed this; look at it again.');
      await audit.record({
        ...entryOf(actor, 'trend-settings.edited', null),
        details: { active, percent, minimum, hours },
      });
    });
    return this.trends.settings();
  }

  private async find(id: string): Promise<Trend> {
    const found = await this.trends.find(id);
    if (!found) throw new Refusal('trend-not-found', 'There is no such trend.');
    return found;
  }
}

/** @throws Refusal not-permitted to who sees no figures, or only their own */
function reachOf(actor: AgentActor): TeamReach {
  const reach = actor.permissions['figures.read'] ?? 'none';
  if (reach === 'all' || reach === 'masked') return null;
  if (reach === 'team') return actor.teamIds;
  throw new Refusal('not-permitted', 'Your role sees its own figures only.', { permission: 'figures.read' });
}

function mayEdit(actor: AgentActor): boolean {
  return actor.permissions['service-level.edit'] === 'all';
}

function entryOf(actor: Actor, action: string, subjectId: string | null) {
  const { id, name } = refOf(actor);
  return { actorId: id, actorName: name, action, subjectKind: 'trend', subjectId };
}
