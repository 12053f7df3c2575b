import type { Tier } from '@yingda/contracts/names';
import { newId, type UnitOfWork } from '@yingda/platform';
import type { Clock, Hours } from '../domain/clock';
import { advance, type Course, type Happening, type Move, movesOf } from '../domain/course';
import { clocksOf, type LastClocks, moved } from '../domain/moves';
import { outlookOf } from '../domain/outlook';
import { judge, termsOf } from '../domain/policy';
import type { BusinessHours, CalendarSubject, ClockScreens, ConversationFacts } from '../ports';
import type { ClocksTable } from '../storage/clocks';
import type { CoursesTable, KeptCourse, Seen } from '../storage/courses';
import type { PoliciesTable } from '../storage/policies';
import { shown } from './at-risk-reader';

/** Where clocks are kept. */
export interface ClockTables {
  courses: CoursesTable;
  clocks: ClocksTable;
  policies: PoliciesTable;
}

/** Whom keeping them asks and tells. */
export interface ClockNeighbours {
  hours: BusinessHours;
  facts: ConversationFacts;
  screens: ClockScreens;
}

const NOTHING: KeptCourse['risk'] = null;

/**
 * Keeps the clocks of conversations: by what happens to them, by changed promises and calendars. All under the row of the
 * conversation here, which is locked first; clocks, counts and events come after it.
 */
export class KeepClocks {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly tables: ClockTables,
    private readonly neighbours: ClockNeighbours,
  ) {}

  /** Something happened to a conversation. Heard again, nothing changes. */
  async happened(conversationId: string, happening: Happening, seen: Seen): Promise<void> {
    const kept = await this.tables.courses.lock(conversationId);
    if (kept && seen.position <= kept.seen.position && seen.revision <= kept.seen.revision) return;
    const before = kept?.course ?? null;
    const last = kept ? await this.tables.clocks.last(conversationId) : {};
    const course = advance(before ?? blank(conversationId, happening), happening);
    const asked = !before || before.customerId !== course.customerId || before.subject !== course.subject;
    const after = asked ? await this.withBackground(course) : course;
    const moves = movesOf(after, happening, clocksOf(last));
    const state = { kept, last, after, seen };
    if (moves.length === 0 && before && !differs(before, after)) return;
    await this.change(state, { at: happening.at, moves });
  }

  /** Promises and calendars are asked again, since they have changed at that moment. False: another node has it. */
  async renew(conversationId: string): Promise<boolean> {
    const kept = await this.tables.courses.lock(conversationId, { skip: true });
    if (!kept) return false;
    if (kept.openClocks === 0) return true;
    const last = await this.tables.clocks.last(conversationId);
    await this.change({ kept, last, after: kept.course, seen: kept.seen }, { at: null, moves: [] });
    return true;
  }

  /** The customer is of another tier from a moment on. */
  async tierChanged(conversationId: string, tier: Tier, at: Date): Promise<void> {
    const kept = await this.tables.courses.lock(conversationId);
    if (!kept || kept.course.tier === tier) return;
    const last = await this.tables.clocks.last(conversationId);
    await this.change({ kept, last, after: { ...kept.course, tier }, seen: kept.seen }, { at, moves: [] });
  }

  /** Writes clocks that were changed under the row's lock, and tells screens. */
  async write(
    kept: { course: Course; seen: Seen; settingsRevision: number; before: KeptCourse | null },
    clocks: {
      last: LastClocks;
      changed: readonly Clock[];
    },
  ): Promise<void> {
    const { course, before } = kept;
    for (const clock of clocks.changed) await this.tables.clocks.save(course.conversationId, clock);
    const outlook = outlookOf(Object.values(clocks.last));
    await this.tables.courses.save(course, { ...kept, outlook });
    const { next, risk } = outlook;
    const same =
      (before?.risk ?? NOTHING) === risk &&
      (before?.clockKind ?? null) === (next?.kind ?? null) &&
      before?.clockDueAt?.getTime() === next?.dueAt?.getTime();
    if (same) return;
    const { conversationId, agentId, teamId } = course;
    const clock = next?.dueAt
      ? shown({ kind: next.kind, startedAt: next.startedAt, dueAt: next.dueAt, warnAt: next.warnAt })
      : null;
    this.unitOfWork.afterCommit(() =>
      this.neighbours.screens.show([{ conversationId, agentId, teamId, clock }]),
    );
  }

  private async change(
    state: { kept: KeptCourse | null; last: LastClocks; after: Course; seen: Seen },
    what: { at: Date | null; moves: readonly Move[] },
  ): Promise<void> {
    const { kept, last, after, seen } = state;
    const settings = await this.tables.policies.current();
    const stale = kept !== null && kept.settingsRevision < settings.revision;
    const subjectMoved = kept !== null && differsForPolicies(kept.course, after);
    const { policy } = judge(settings.policies, after);
    const at = what.at ?? settings.changedAt ?? new Date(0);
    const hours = await this.hoursFor(kept?.course ?? after, after, { subjectMoved });
    const changed = moved(last, {
      at,
      moves: what.moves,
      promises: { terms: (kind) => termsOf(policy, kind), ...hours },
      retargets: stale || subjectMoved,
      recounts: stale ? (settings.changedAt ?? at) : null,
      customerWaitedFor: after.waitingFor === 'customer',
      newId,
    });
    const touched = Object.values(changed).filter((clock) => last[clock.kind] !== clock);
    await this.write(
      { course: after, seen, settingsRevision: settings.revision, before: kept },
      { last: changed, changed: touched },
    );
  }

  private async hoursFor(
    before: Course,
    after: Course,
    { subjectMoved }: { subjectMoved: boolean },
  ): Promise<{ before: Hours | null; after: Hours | null }> {
    const now = await this.business(after);
    return { before: subjectMoved ? await this.business(before) : now, after: now };
  }

  private async business({ tier, inboxId, teamId }: CalendarSubject): Promise<Hours | null> {
    return (await this.neighbours.hours.of({ tier, inboxId, teamId }))?.calendar ?? null;
  }

  private async withBackground(course: Course): Promise<Course> {
    const known = await this.neighbours.facts.background(course.conversationId);
    return known ? { ...course, tier: known.tier, topicId: known.topicId } : course;
  }
}

function blank(conversationId: string, { after }: Happening): Course {
  const { waitingSince: _since, leftMessage: _left, merged: _merged, ...known } = after;
  return {
    conversationId,
    ...known,
    ...{ firstResponseAt: null, tier: 'standard', topicId: null, owedSince: null, resumedAt: null },
  };
}

function differs(a: Course, b: Course): boolean {
  return (Object.keys(b) as (keyof Course)[]).some((field) => {
    const [one, other] = [a[field], b[field]];
    return one instanceof Date && other instanceof Date ? one.getTime() !== other.getTime() : one !== other;
  });
}

/** Which policy and calendar counts may be another. */
function differsForPolicies(a: Course, b: Course): boolean {
  return (['tier', 'channel', 'inboxId', 'topicId', 'teamId'] as const).some(
    (field) => a[field] !== b[field],
  );
}
