import {
  type PreviewServiceLevelTargets,
  type ServiceLevelClock,
  type ServiceLevelDue,
  type ServiceLevelPolicy,
  type ServiceLevelPreview,
  type ServiceLevelPreviewQuery,
} from '@yingda/contracts';
import type { Clock as ServerClock } from '@yingda/platform';
import type { Clock } from '../domain/clock';
import { begin } from '../domain/clock';
import { hoursFor } from '../domain/moves';
import { checkPolicy, IN_ORDER, judge, type Judgement, type PolicySubject, termsOf } from '../domain/policy';
import type { BusinessHours, CalendarInForce } from '../ports';
import type { ActionsTable } from '../storage/actions';
import type { ClocksTable } from '../storage/clocks';
import type { PoliciesTable } from '../storage/policies';

const NOT_SAVED = '00000000-0000-0000-0000-000000000000';

/** What is promised, and what became of it. */
export class ServiceLevelReader {
  constructor(
    private readonly clock: ServerClock,
    private readonly tables: { policies: PoliciesTable; clocks: ClocksTable; actions: ActionsTable },
    private readonly hours: BusinessHours,
  ) {}

  policies(): Promise<ServiceLevelPolicy[]> {
    return this.tables.policies.all();
  }

  /** If a message came now: which policy would count and why, and when what would be due. */
  async preview(query: ServiceLevelPreviewQuery): Promise<ServiceLevelPreview> {
    const subject = subjectOf(query);
    return this.foreseen(subject, judge(await this.tables.policies.all(), subject));
  }

  /** The same of targets that are not saved. @throws Refusal invalid-setting */
  async previewOf({ targets, ...query }: PreviewServiceLevelTargets): Promise<ServiceLevelPreview> {
    checkPolicy({ name: '-', targets });
    const conditions = { tiers: [], channels: [], inboxIds: [], topicIds: [], teamIds: [] };
    const policy = { id: NOT_SAVED, name: '', active: true, conditions, targets, place: 1, version: 0 };
    const shown = await this.foreseen(subjectOf(query), { policy, because: [], passedOver: [] });
    return { ...shown, policyId: null, policyName: null };
  }

  /** All clocks of a conversation, oldest first, each with what was done about it. */
  async clocksOf(conversationId: string): Promise<ServiceLevelClock[]> {
    const [clocks, actions] = [
      await this.tables.clocks.of(conversationId),
      await this.tables.actions.of(conversationId),
    ];
    return clocks.map((clock) => ({ ...told(clock), actions: actions.get(clock.id) ?? [] }));
  }

  private async foreseen(subject: PolicySubject, judgement: Judgement): Promise<ServiceLevelPreview> {
    const now = this.clock.now();
    const { tier, inboxId, teamId } = subject;
    const calendar = await this.hours.of({ tier, inboxId, teamId });
    return {
      now: now.toISOString(),
      policyId: judgement.policy?.id ?? null,
      policyName: judgement.policy?.name ?? null,
      because: judgement.because,
      passedOver: judgement.passedOver.map(({ policy, because }) => ({
        id: policy.id,
        name: policy.name,
        because,
      })),
      calendarId: calendar?.calendarId ?? null,
      calendarName: calendar?.name ?? null,
      timeZone: calendar?.calendar.timeZone ?? null,
      open: calendar?.calendar.isOpen(now) ?? true,
      due: dueFrom(now, judgement.policy, calendar),
    };
  }
}

function dueFrom(
  now: Date,
  policy: ServiceLevelPolicy | null,
  calendar: CalendarInForce | null,
): ServiceLevelDue[] {
  return IN_ORDER.flatMap((kind) => {
    const terms = termsOf(policy, kind);
    if (!terms) return [];
    const hours = hoursFor(terms, calendar?.calendar ?? null);
    const { dueAt, warnAt } = begin({ id: kind, kind, turn: 1 }, now, { terms, hours });
    const times = { dueAt: dueAt?.toISOString() ?? null, warnAt: warnAt?.toISOString() ?? null };
    return [{ kind, seconds: terms.seconds, time: terms.time, ...times }];
  });
}

function subjectOf(query: ServiceLevelPreviewQuery): PolicySubject {
  const { tier = null, channel = null, inboxId = null, topicId = null, teamId = null } = query;
  return { tier, channel, inboxId, topicId, teamId };
}

function told(clock: Clock): Omit<ServiceLevelClock, 'actions'> {
  const { id, kind, turn, spentMs, outcome, terms } = clock;
  const iso = (at: Date | null) => at?.toISOString() ?? null;
  return {
    ...{ id, kind, turn, spentMs, outcome },
    startedAt: clock.startedAt.toISOString(),
    runningSince: iso(clock.runningSince),
    warnAt: iso(clock.warnAt),
    dueAt: iso(clock.dueAt),
    warnedAt: iso(clock.warnedAt),
    breachedAt: iso(clock.breachedAt),
    stoppedAt: iso(clock.stoppedAt),
    targetSeconds: terms?.seconds ?? null,
    time: terms?.time ?? null,
    policyId: terms?.policyId ?? null,
    policyName: terms?.policyName ?? null,
    policyVersion: terms?.policyVersion ?? null,
  };
}
