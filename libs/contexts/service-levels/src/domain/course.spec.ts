import type { ServiceLevelKind } from '@yingda/contracts/names';
import { type Clock, WALL } from './clock';
import { advance, type Course, type Happening, movesOf } from './course';
import { clocksOf, type LastClocks, moved } from './moves';

const START = Date.UTC(2026, 2, 2, 2);
const second = (n: number) => new Date(START + n * 1_000);
const terms = (kind: ServiceLevelKind) => ({
  ...{ policyId: 'p', policyName: 'p', policyVersion: 1, seconds: 100, time: 'wall' as const },
  ...{ warnAfterMs: null, pauses: kind === 'resolution', onWarning: [], onBreach: [] },
});

/** A conversation whose clocks are followed through what is told of it. */
class Story {
  private course: Course = {
    ...{
      conversationId: 'c',
      number: '1',
      customerId: 'k',
      inboxId: 'i',
      channel: 'web',
      teamId: 't',
      agentId: null,
    },
    ...{
      tier: 'standard',
      topicId: null,
      subject: null,
      status: 'bot',
      waitingFor: 'us',
      firstResponseAt: null,
    },
    ...{ owedSince: null, resumedAt: null },
  };
  private waitingSince = second(0);
  private left = false;
  last: LastClocks = {};
  readonly ended: Clock[] = [];

  at(n: number, what: Partial<Happening['after']> = {}, told: Partial<Happening> = {}): this {
    if (what.waitingFor && what.waitingFor !== this.course.waitingFor) this.waitingSince = second(n);
    this.left = what.leftMessage ?? this.left;
    const {
      number,
      customerId,
      inboxId,
      channel,
      teamId,
      agentId,
      subject,
      status,
      waitingFor,
      firstResponseAt,
    } = this.course;
    const known = {
      number,
      customerId,
      inboxId,
      channel,
      teamId,
      agentId,
      subject,
      status,
      waitingFor,
      firstResponseAt,
    };
    const happened: Happening = {
      at: second(n),
      after: { ...known, waitingSince: this.waitingSince, leftMessage: this.left, merged: false, ...what },
      ...{ resumes: false, customerWroteAt: null, agentWroteAt: null },
      ...told,
    };
    this.course = advance(this.course, happened);
    const moves = movesOf(this.course, happened, clocksOf(this.last));
    const after = moved(this.last, {
      ...{ at: happened.at, moves, retargets: false, recounts: null, newId: () => `n${n}` },
      promises: { terms, before: WALL, after: WALL },
      customerWaitedFor: this.course.waitingFor === 'customer',
    });
    for (const clock of Object.values(after))
      if (clock.stoppedAt && this.last[clock.kind] !== clock) this.ended.push(clock);
    this.last = after;
    return this;
  }
  queued = (n: number) => this.at(n, { status: 'queued' });
  assigned = (n: number) => this.at(n, { status: 'assigned', agentId: 'a' });
  customer = (n: number) => this.at(n, { waitingFor: 'us' }, { customerWroteAt: second(n) });
  agent = (n: number) =>
    this.at(
      n,
      { waitingFor: 'customer', status: 'active', firstResponseAt: this.course.firstResponseAt ?? second(n) },
      { agentWroteAt: second(n) },
    );
  bot = (n: number) => this.at(n);
  waits = (n: number) => this.at(n, { waitingFor: 'customer' });
  closed = (n: number) => this.at(n, { status: 'closed' });
  reopened = (n: number) => this.at(n, { status: 'bot', waitingFor: 'us', agentId: null }, { resumes: true });

  /** "kind from-to outcome spent" of what is over, in order. */
  get told(): string[] {
    return this.ended.map((clock) => {
      const at = (date: Date) => (date.getTime() - START) / 1_000;
      return `${clock.kind} ${at(clock.startedAt)}-${at(clock.stoppedAt!)} ${clock.outcome} ${clock.spentMs / 1_000}`;
    });
  }
  get running(): string[] {
    return Object.values(this.last)
      .filter(({ runningSince }) => runningSince)
      .map(({ kind }) => kind)
      .sort();
  }
}
const of = (story: Story, kind: ServiceLevelKind) => story.told.filter((line) => line.startsWith(kind));

describe('the first response', () => {
  it('counts from the first message in the queue to the first of a person', () => {
    const story = new Story().queued(1).customer(4).customer(9).assigned(20).agent(50);
    expect(of(story, 'first-response')).toEqual(['first-response 4-50 met 46']);
  });

  it('counts from the message that led from the bot to the queue, and no bot stops it', () => {
    const story = new Story()
      .customer(1)
      .bot(2)
      .customer(10)
      .bot(11)
      .customer(30)
      .queued(32)
      .bot(33)
      .assigned(60)
      .agent(140);
    expect(of(story, 'first-response')).toEqual(['first-response 30-140 broken 110']);
  });

  it('is not owed while nobody wrote, nor by who writes first', () => {
    expect(new Story().queued(1).assigned(2).running).toEqual(['resolution']);
    const story = new Story()
      .at(0, { status: 'assigned', waitingFor: 'customer' })
      .agent(3)
      .customer(10)
      .agent(15);
    expect(of(story, 'first-response')).toEqual([]);
    expect(of(story, 'next-response')).toEqual(['next-response 10-15 met 5']);
  });

  it('is void when it ends unanswered in time, and broken when it ends unanswered too late', () => {
    expect(of(new Story().queued(0).customer(1).closed(50), 'first-response')).toEqual([
      'first-response 1-50 void 49',
    ]);
    expect(of(new Story().queued(0).customer(1).closed(150), 'first-response')).toEqual([
      'first-response 1-150 broken 149',
    ]);
  });

  it('stands while it is set to wait for the customer: a mark is no answer', () => {
    const story = new Story().queued(0).customer(1).assigned(5).waits(11).customer(60).agent(70);
    expect(of(story, 'first-response')).toEqual(['first-response 1-70 met 20']);
  });

  it('of somebody who left and comes back counts from then', () => {
    const story = new Story()
      .queued(0)
      .customer(1)
      .at(40, { status: 'abandoned' })
      .reopened(500)
      .queued(500)
      .customer(500);
    story.assigned(510).agent(520);
    expect(of(story, 'first-response')).toEqual([
      'first-response 1-40 void 39',
      'first-response 500-520 met 20',
    ]);
  });
});

describe('the next response', () => {
  it('counts each turn from its first unanswered message', () => {
    const story = new Story()
      .queued(0)
      .customer(0)
      .assigned(1)
      .agent(10)
      .customer(20)
      .customer(25)
      .agent(40)
      .agent(41)
      .customer(90)
      .agent(91);
    expect(of(story, 'next-response')).toEqual(['next-response 20-40 met 20', 'next-response 90-91 met 1']);
  });

  it('of a turn left open when it was closed is owed again from reopening on', () => {
    const story = new Story()
      .queued(0)
      .customer(0)
      .assigned(1)
      .agent(10)
      .customer(20)
      .closed(30)
      .reopened(1_000)
      .assigned(1_000);
    expect(story.running).toContain('next-response');
    story.agent(1_030);
    expect(of(story, 'next-response')).toEqual([
      'next-response 20-30 void 10',
      'next-response 1000-1030 met 30',
    ]);
  });
});

describe('waiting', () => {
  it('counts from the queue to somebody who has it, through offers and other teams', () => {
    const story = new Story()
      .queued(5)
      .at(10, { status: 'offered' })
      .queued(15)
      .at(20, { teamId: 't2' })
      .assigned(45);
    expect(of(story, 'waiting')).toEqual(['waiting 5-45 met 40']);
  });

  it('ends with nothing owed for who leaves a message or leaves', () => {
    expect(of(new Story().queued(5).at(20, { leftMessage: true }), 'waiting')).toEqual([
      'waiting 5-20 void 15',
    ]);
    expect(of(new Story().queued(5).at(20, { status: 'abandoned' }), 'waiting')).toEqual([
      'waiting 5-20 void 15',
    ]);
  });

  it('begins anew when it is given back', () => {
    const story = new Story().queued(5).assigned(10).queued(30).assigned(33);
    expect(of(story, 'waiting')).toEqual(['waiting 5-10 met 5', 'waiting 30-33 met 3']);
  });
});

describe('the resolution', () => {
  it('stands while the customer is waited for, and runs on from there when it is reopened', () => {
    const story = new Story().queued(0).customer(0).assigned(1).agent(10).customer(40).agent(50).closed(300);
    expect(of(story, 'resolution')).toEqual(['resolution 0-300 met 20']);
    story.reopened(1_000).assigned(1_000).agent(1_030).closed(2_000);
    expect(of(story, 'resolution')[1]).toBe('resolution 0-2000 met 50');
  });

  it('is void when it is merged into another', () => {
    const story = new Story().queued(0).customer(0).at(20, { status: 'closed', merged: true });
    expect(of(story, 'resolution')).toEqual(['resolution 0-20 void 20']);
  });

  it('is not owed by a bot alone', () => {
    expect(new Story().customer(0).bot(1).closed(2).told).toEqual([]);
  });
});
