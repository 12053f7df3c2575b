import type { ServiceLevelAction, ServiceLevelLevel } from '@yingda/contracts/names';
import { OPEN_STATUSES } from '@yingda/contracts/names';
import type { Clock as ServerClock, Log, Outbox, UnitOfWork } from '@yingda/platform';
import { fewAtOnce, isConnectionError, Rounds } from '@yingda/platform';
import { type Clock, isOpen, notice } from '../domain/clock';
import type { Course } from '../domain/course';
import type { LastClocks } from '../domain/moves';
import type { ConversationFacts, Standing, TeamLeads } from '../ports';
import type { ActionsTable, NewAction } from '../storage/actions';
import { NO_TEAM } from './at-risk-reader';
import type { ClockTables, KeepClocks } from './keep-clocks';
import type { RunActions } from './run-actions';

/** What the watch works with. */
export interface WatchParts {
  keep: KeepClocks;
  actions: ActionsTable;
  runActions: RunActions;
  facts: ConversationFacts;
  leads: TeamLeads;
  outbox: Outbox;
  log: Log;
}

const POLL_MS = 500;
const BATCH = 200;
/** Of a server that was away for long, or of what is told of the past, as a demo's history is. */
const NEWS_MS = 3_600_000;
/** An answer that was given but is not heard of here yet: looked at again after so long. */
const PATIENCE_MS = 1_000;

/**
 * Notices what is nearly over and over, at most a second late and recorded with the time it was due. One read along an
 * index while nothing is. Every worker looks: the row's lock, taken without waiting, makes one of them do it, so nobody
 * has to wait for a lease of one that died.
 */
export class WatchDueTimes {
  private readonly rounds: Rounds;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: ServerClock,
    private readonly tables: ClockTables,
    private readonly parts: WatchParts,
  ) {
    this.rounds = new Rounds(() => this.look(), {
      name: 'Watching promised times',
      log: parts.log,
      everyMs: POLL_MS,
    });
  }

  /** With `when`, looks only while that is true: whoever stands by leaves it to others. */
  start(how: { when?: () => boolean } = {}): void {
    this.rounds.start(how);
  }

  async stop(): Promise<void> {
    await this.rounds.stop();
  }

  /** Everything that is to be noticed now; called by itself while started, by specs as they like. */
  async runDue(): Promise<void> {
    await this.workOff();
  }

  /** False when something due was left: it failed, or is in another node's hands. */
  private async workOff(): Promise<boolean> {
    await this.renewStale();
    const all = await this.noticeDue();
    if (await this.tables.courses.hasUncounted())
      await this.unitOfWork.run(() => this.tables.courses.count(NO_TEAM));
    await this.parts.runActions.runDue();
    return all;
  }

  private async look(): Promise<number> {
    if (!(await this.workOff())) return POLL_MS;
    const now = this.clock.now();
    const next = await this.tables.courses.nextNotice(now, new Date(now.getTime() + POLL_MS));
    return next ? next.getTime() - now.getTime() + 1 : POLL_MS;
  }

  /** Each in a unit of work; gives those that failed. */
  private async each(ids: readonly string[], work: (id: string) => Promise<void>): Promise<string[]> {
    const failed: string[] = [];
    await fewAtOnce(ids, (id) => this.unitOfWork.run(() => work(id)), {
      failed: (err, id) => {
        if (isConnectionError(err)) throw err;
        failed.push(id);
        this.parts.log.warn({ err, conversation: id }, 'Promised times could not be looked at');
      },
    });
    return failed;
  }

  private async renewStale(): Promise<void> {
    const revision = await this.tables.policies.revision();
    const left = new Set<string>();
    for (;;) {
      const stale = await this.tables.courses.stale(revision, BATCH + left.size);
      const ids = stale.filter((id) => !left.has(id));
      if (ids.length === 0) return;
      const failed = await this.each(ids, async (id) => {
        if (!(await this.parts.keep.renew(id))) left.add(id);
      });
      for (const id of failed) left.add(id);
    }
  }

  /** What was left is not looked at again before the next round, and holds up nothing that stands behind it. */
  private async noticeDue(): Promise<boolean> {
    const left = new Set<string>();
    for (;;) {
      const now = this.clock.now();
      const due = await this.tables.courses.due(now, BATCH + left.size);
      const ids = due.filter((id) => !left.has(id));
      if (ids.length === 0) return left.size === 0;
      const standings = await this.parts.facts.standings(ids);
      const unheard: string[] = [];
      const failed = await this.each(ids, async (id) => {
        const found = await this.noticeOne(id, now, standings.get(id));
        if (found === 'unheard') unheard.push(id);
        else if (found === 'left') left.add(id);
      });
      unheard.push(...failed);
      for (const id of unheard) left.add(id);
      if (unheard.length > 0)
        await this.tables.courses.postpone(unheard, now, new Date(now.getTime() + PATIENCE_MS));
    }
  }

  /** Unheard: something due turns out to be done already, which will be told in a moment. Left: another node has it. */
  private async noticeOne(
    conversationId: string,
    now: Date,
    standing: Standing | undefined,
  ): Promise<'noticed' | 'unheard' | 'left'> {
    const kept = await this.tables.courses.lock(conversationId, { skip: true });
    if (!kept) return 'left';
    const last = await this.tables.clocks.last(conversationId);
    const after: LastClocks = { ...last };
    const told: { clock: Clock; level: ServiceLevelLevel }[] = [];
    let known = true;
    for (const clock of Object.values(last)) {
      const { clock: noticed, level } = notice(clock, now);
      if (!isOpen(clock) || !level) continue;
      if (!stillOwed(clock, standing)) known = false;
      else told.push({ clock: (after[clock.kind] = noticed), level });
    }
    if (told.length === 0) return known ? 'left' : 'unheard';
    const { course, seen, settingsRevision } = kept;
    const changed = told.map(({ clock }) => clock);
    await this.parts.keep.write({ course, seen, settingsRevision, before: kept }, { last: after, changed });
    for (const { clock, level } of told)
      if (isNews(clock, level, now)) await this.tell(course, clock, { level, now });
    return known ? 'noticed' : 'unheard';
  }

  private async tell(
    course: Course,
    clock: Clock,
    { level, now }: { level: ServiceLevelLevel; now: Date },
  ): Promise<void> {
    const { terms, dueAt } = clock;
    if (!terms || !dueAt) return;
    const wanted = new Set<ServiceLevelAction>(level === 'warning' ? terms.onWarning : terms.onBreach);
    const called = await this.called(course, wanted);
    const details = {
      kind: clock.kind,
      targetSeconds: String(terms.seconds),
      policyName: terms.policyName,
      dueAt: dueAt.toISOString(),
      ...(course.agentId ? { agentId: course.agentId } : {}),
    };
    const about = { clockId: clock.id, conversationId: course.conversationId, level, details };
    for (const action of actionsOf(wanted, level, called))
      await this.parts.actions.add({ ...about, ...action }, now);
    const { policyId, policyName, policyVersion, seconds: targetSeconds } = terms;
    const { conversationId, number, customerId, teamId, agentId } = course;
    await this.parts.outbox.append(
      level === 'warning' ? 'service-level.warned' : 'service-level.breached',
      clock.id,
      {
        ...{ conversationId, number, customerId, teamId, agentId },
        ...{
          clockId: clock.id,
          kind: clock.kind,
          turn: clock.turn,
          policyId,
          policyName,
          policyVersion,
          targetSeconds,
        },
        ...{ startedAt: clock.startedAt.toISOString(), dueAt: dueAt.toISOString() },
        agentIds: [...new Set([...called.agent, ...called.leads])],
      },
    );
  }

  private async called(course: Course, wanted: Set<ServiceLevelAction>): Promise<Called> {
    const agent = wanted.has('notify-agent') && course.agentId ? [course.agentId] : [];
    const leads = wanted.has('notify-leads') && course.teamId ? await this.parts.leads.of(course.teamId) : [];
    return { agent, leads };
  }
}

interface Called {
  agent: string[];
  leads: string[];
}
type Due = Pick<NewAction, 'action' | 'state' | 'why'>;

/** Calls are made with the event itself; everything else waits for its turn, so that one that fails stops no other. */
function actionsOf(wanted: Set<ServiceLevelAction>, level: ServiceLevelLevel, called: Called): Due[] {
  const calls: Due[] = [];
  if (wanted.has('notify-agent')) calls.push(call('notify-agent', called.agent, 'Nobody has it.'));
  if (wanted.has('notify-leads'))
    calls.push(call('notify-leads', called.leads, 'The team has no supervisor.'));
  const rest = (['raise-priority', 'reassign', 'escalate'] as const).filter((action) => wanted.has(action));
  const line = level === 'breach' ? (['record'] as const) : [];
  return [
    ...calls,
    ...[...line, ...rest].map((action) => ({ action, state: 'pending' as const, why: null })),
  ];
}

function call(action: ServiceLevelAction, agentIds: string[], nobody: string): Due {
  return agentIds.length > 0
    ? { action, state: 'done', why: null }
    : { action, state: 'failed', why: nobody };
}

/** Nobody is called, and nothing is done, about what was due an hour ago: it is written down and shown as late. */
function isNews({ dueAt, warnAt }: Clock, level: ServiceLevelLevel, now: Date): boolean {
  const at = level === 'breach' ? dueAt : warnAt;
  return at !== null && now.getTime() - at.getTime() < NEWS_MS;
}

/** Whether it is really owed still: what ended it may have been committed and not be heard of here yet. */
function stillOwed(clock: Clock, standing: Standing | undefined): boolean {
  if (!standing) return false;
  const { status, waitingFor, answered } = standing;
  switch (clock.kind) {
    case 'waiting':
      return status === 'queued' || status === 'offered';
    case 'first-response':
      return !answered && waitingFor === 'us' && isOpenStatus(status);
    case 'next-response':
      return waitingFor === 'us' && isOpenStatus(status);
    case 'resolution':
      return isOpenStatus(status) && !(clock.terms?.pauses && waitingFor === 'customer');
  }
}

function isOpenStatus(status: Standing['status']): boolean {
  return (OPEN_STATUSES as readonly string[]).includes(status);
}
