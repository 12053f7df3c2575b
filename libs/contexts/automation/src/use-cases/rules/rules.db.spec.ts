import { type RuleRun } from '@yingda/contracts';
import type { Actor, AgentActor } from '@yingda/events';
import { RULE_LIMITS, type RuleTriggerKind } from '@yingda/contracts/names';
import { newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import fc from 'fast-check';
import { Webhook } from 'standardwebhooks';
import type { RuleSheet } from '../../rule-ports';
import { aRule, refusedDeed, RuleNeighbours, RuleNode, ruleTest, says } from '../../testing-rules';

const SYSTEM: Actor = { kind: 'system', name: 'spec' };
const lead = (scope: 'team' | 'all', teamIds: string[] = []): AgentActor => ({
  ...{ kind: 'agent', agentId: newId(), name: 'Mei', publicName: 'Mei', role: 'supervisor', teamIds },
  permissions: { 'automation.edit': scope },
});
const tag = (name: string) => ({ kind: 'tag' as const, tags: [name] });

describe('rules on a database', () => {
  let db: TestDatabase;
  let around: RuleNeighbours;
  let node: RuleNode;
  let talk: RuleSheet;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    db.clock.set('2026-03-02T02:00:00.000Z');
    around = await RuleNeighbours.begin(db.database, db.clock);
    node = new RuleNode(around, db.clock);
    talk = around.conversation();
  });
  afterAll(() => db.close());

  const add = (content: Parameters<typeof node.rules.edit.add>[1]) => node.rules.edit.add(SYSTEM, content);
  const runs = async (): Promise<RuleRun[]> =>
    (await node.rules.reader.runsIn(talk.conversationId, {})).runs.reverse();

  it('say what they have to say once, and their log tells why', async () => {
    const refund = ruleTest('message.text', 'contains', ['refund']);
    await add(aRule([refund], [says('Hello {{customer.name|there}}'), tag('refund')]));
    expect(await node.hears(talk, 'where is my parcel')).toBe(false);
    expect(await node.hears(talk, 'I want a refund')).toBe(true);
    await node.works();
    expect(await around.deeds()).toEqual(['say 1 Hello Lin', 'mark refund']);
    expect(await runs()).toMatchObject([
      {
        ...{ trigger: 'message.customer', state: 'done', depth: 1, number: '100001' },
        conditions: [{ path: 'conditions.conditions.0', met: true, actual: 'I want a refund' }],
        actions: [
          { kind: 'reply', state: 'done', details: { messageId: expect.any(String) } },
          { kind: 'tag', state: 'done' },
        ],
      },
    ]);
  });

  it('open a case about a message, once, and not beside one of the kind that is open', async () => {
    await add(aRule([], [{ kind: 'case', caseKind: 'quality' }, tag('case')], { name: 'Cases' }));
    const eventId = newId();
    for (let told = 0; told < 2; told += 1) await node.hears(talk, 'it is broken', { eventId });
    await node.works();
    await node.hears({ ...talk, customerPosition: 2 }, 'really broken');
    await node.works();
    expect(await around.deeds()).toEqual(['case quality as written 1', 'mark case', 'mark case']);
    expect((await runs()).map(({ actions }) => actions[0])).toMatchObject([
      { kind: 'case', state: 'done', details: { case: 'C1', caseId: expect.any(String) } },
      { kind: 'case', state: 'skipped', why: 'Case C1 of this kind is open already.' },
    ]);
  });

  it('do everything once when an event is told again, on two nodes at the same moment, also after an edit', async () => {
    const rule = await add(aRule([], [says('Hello'), tag('seen')]));
    const other = new RuleNode(around, db.clock);
    const eventId = newId();
    const answers = await Promise.all([node, other, node].map((one) => one.hears(talk, 'hi', { eventId })));
    expect(answers).toEqual([true, true, true]);
    await node.rules.edit.edit(SYSTEM, { ...rule, name: 'Edited' });
    await Promise.all([node.works(), other.works(), other.hears(talk, 'hi', { eventId })]);
    await other.works();
    expect(await around.deeds()).toEqual(['say 1 Hello', 'mark seen']);
    expect(await runs()).toHaveLength(1);
  });

  it('do nothing twice and leave nothing out, whichever action their node is killed at', async () => {
    const actions = [tag('one'), says('Hello'), { kind: 'note' as const, text: 'x' }, tag('two')];
    await add(aRule([], actions));
    const whole = ['mark one', 'say 1 Hello', 'note x (0)', 'mark two'];
    for (const [at, deed] of whole.entries()) {
      const one = around.conversation();
      await node.hears(one, 'hi');
      around.interrupt = async (what) => {
        if (what !== deed) return;
        around.interrupt = null;
        await db.database.query('select pg_terminate_backend(pg_backend_pid())');
      };
      await expect(node.works()).rejects.toThrow();
      expect(await around.deeds(one.conversationId)).toEqual(whole.slice(0, at));
      await Promise.all([1, 2].map(() => new RuleNode(around, db.clock).works()));
      await new RuleNode(around, db.clock).works();
      expect(await around.deeds(one.conversationId)).toEqual(whole);
      const log = await node.rules.reader.runsIn(one.conversationId, {});
      const done = actions.map(({ kind }) => ({ kind, state: 'done' }));
      expect(log.runs).toMatchObject([{ state: 'done', actions: done }]);
    }
  });

  it('whatever they are: once for an event, no more than may be said in a turn, with two nodes and redelivery', async () => {
    const trigger = fc.constantFrom<RuleTriggerKind>(
      'message.customer',
      'conversation.queued',
      'conversation.assigned',
    );
    const actions = fc.array(fc.constantFrom(says('a'), says('b'), tag('x')), { minLength: 1, maxLength: 3 });
    const rules = fc.array(fc.record({ trigger, actions, stopAfter: fc.boolean() }), {
      minLength: 1,
      maxLength: 5,
    });
    const events = fc.array(fc.tuple(trigger, fc.nat(3)), { minLength: 1, maxLength: 8 });
    const numRuns = Number(process.env['PROPERTY_RUNS'] ?? 8);
    await fc.assert(
      fc.asyncProperty(rules, events, async (some, happened) => {
        await db.truncate();
        await db.database.query('truncate spec_deeds');
        const nodes = [new RuleNode(around, db.clock), new RuleNode(around, db.clock)];
        const sheet = around.conversation();
        for (const { trigger: kind, ...rule } of some)
          await add(aRule([], rule.actions, { trigger: { kind }, stopAfter: rule.stopAfter }));
        for (const [kind, again] of happened) {
          const eventId = newId();
          const told = (one: RuleNode) =>
            kind === 'message.customer'
              ? one.hears(sheet, 'hi', { eventId })
              : one.happens(sheet, kind, eventId);
          await Promise.all(Array.from({ length: again + 1 }, (_, index) => told(nodes[index % 2]!)));
        }
        await Promise.all(nodes.map((one) => one.works()));
        await nodes[0]!.works();
        const log = await node.rules.reader.runsIn(sheet.conversationId, { limit: 100 });
        const once = log.runs.map(({ eventId, ruleId }) => `${eventId} ${ruleId}`);
        expect(new Set(once).size).toBe(once.length);
        expect(log.runs.every(({ endedAt }) => endedAt !== null)).toBe(true);
        const deeds = await around.deeds(sheet.conversationId);
        expect(deeds.filter((deed) => deed.startsWith('say')).length).toBeLessThanOrEqual(
          RULE_LIMITS.messagesPerTurn,
        );
        const tags = log.runs
          .flatMap(({ actions: all }) => all)
          .filter(({ kind, state }) => kind === 'tag' && state === 'done');
        expect(deeds.filter((deed) => deed.startsWith('mark'))).toHaveLength(tags.length);
      }),
      { numRuns },
    );
  });

  it('go on with everything else when an action fails, and say so', async () => {
    around.failing.set('assign', refusedDeed);
    around.failing.set('note', new Error('out of paper'));
    await add(aRule([], [{ kind: 'assign', agentId: newId() }, { kind: 'note', text: 'x' }, tag('one')]));
    await add(aRule([], [tag('two')], { name: 'Second' }));
    await node.hears(talk, 'hi');
    await node.works();
    expect(await around.deeds()).toEqual(['mark one', 'mark two']);
    expect(await runs()).toMatchObject([
      {
        state: 'failed',
        actions: [
          { state: 'failed', why: 'agent-not-available: She has gone home.' },
          { state: 'failed', why: expect.stringContaining('a reason of ours') },
          { state: 'done' },
        ],
      },
      { ruleName: 'Second', state: 'done' },
    ]);
  });

  it('wait, also over a restart, and go on only if their conditions still hold', async () => {
    const waits = ruleTest('conversation.waitingFor', 'is', 'us');
    await add(aRule([waits], [tag('now'), { kind: 'wait', seconds: 60 }, says('Still there?')]));
    const answered = around.conversation({ facts: { 'conversation.waitingFor': 'us' } });
    talk.facts = { 'conversation.waitingFor': 'us' };
    // It says nothing straight away, so others may.
    expect(await node.hears(talk, 'hi')).toBe(false);
    await node.hears(answered, 'hi');
    await node.works();
    expect((await runs())[0]).toMatchObject({ state: 'waiting', actions: [{}, { state: 'waiting' }, {}] });
    answered.facts = { 'conversation.waitingFor': 'customer' };
    const restarted = new RuleNode(around, db.clock);
    restarted.rules.reactions.register({ subscribe: () => undefined } as never);
    db.clock.advance(59_000);
    await restarted.timers.runDue();
    await restarted.works();
    expect(await around.deeds(talk.conversationId)).toEqual(['mark now']);
    db.clock.advance(1_000);
    await restarted.timers.runDue();
    await restarted.works();
    expect(await around.deeds(talk.conversationId)).toEqual(['mark now', 'say 1 Still there?']);
    expect(await around.deeds(answered.conversationId)).toEqual(['mark now']);
    const { runs: stopped } = await node.rules.reader.runsIn(answered.conversationId, {});
    expect(stopped).toMatchObject([
      {
        state: 'stopped',
        conditions: [{ met: false, actual: 'customer' }],
        actions: [{}, {}, { state: 'skipped' }],
      },
    ]);
  });

  it('notice that time has passed, once for a stretch of it', async () => {
    const trigger = { kind: 'time.unanswered' as const, seconds: 600 };
    await add(aRule([], [says('We are on it')], { trigger }));
    const handlers: Record<string, (event: object) => Promise<void>> = {};
    node.rules.reactions.register({
      subscribe: (_: string, all: typeof handlers) => Object.assign(handlers, all),
    } as never);
    const wrote = () =>
      handlers['message.sent']!({
        id: newId(),
        payload: {
          by: { kind: 'customer' },
          conversation: {
            ...{
              id: talk.conversationId,
              customerId: talk.customerId,
              inboxId: talk.inboxId,
              status: 'queued',
            },
            ...{ waitingFor: 'us', openedAt: talk.openedAt.toISOString(), queuedAt: null, assignedAt: null },
            ...{ acceptedAt: null, closedAt: null, teamId: null, agentId: null, channel: 'web' },
          },
          entries: [
            {
              ...{ entry: 'message', author: { kind: 'customer' }, content: { kind: 'text', text: 'hi' } },
              createdAt: db.clock.now().toISOString(),
            },
          ],
        },
      });
    await wrote();
    db.clock.advance(300_000);
    talk.customerWroteAt = db.clock.now();
    await wrote();
    const pass = async (seconds: number) => {
      db.clock.advance(seconds * 1_000);
      await node.timers.runDue();
      await node.works();
    };
    await pass(599);
    expect(await around.deeds()).toEqual([]);
    await pass(1);
    await pass(1_200);
    expect(await around.deeds()).toEqual(['say 1 We are on it']);
  });

  it('are kept from running again and again in one conversation, and say that they were', async () => {
    await add(aRule([], [tag('x')], { perConversationHour: 2 }));
    for (let i = 0; i < 4; i++) {
      await node.hears(talk, 'hi');
      // Runs of one moment have no order among each other.
      db.clock.advance(1);
    }
    await node.works();
    expect(await around.deeds()).toHaveLength(2);
    expect((await runs()).map(({ state }) => state)).toEqual(['done', 'done', 'held', 'held']);
    db.clock.advance(3_600_001);
    await node.hears(talk, 'hi');
    await node.works();
    expect(await around.deeds()).toHaveLength(3);
  });

  it('pause themselves when they storm, tell the leads, and go on when somebody enables them', async () => {
    const rule = await add(aRule([], [tag('x')], { perMinute: 3 }));
    for (let i = 0; i < 6; i++) await node.hears(around.conversation(), 'hi');
    await node.works();
    expect(await around.deeds()).toHaveLength(3);
    const [paused] = await node.rules.reader.list(SYSTEM);
    expect(paused).toMatchObject({
      enabled: true,
      pausedAt: expect.any(String),
      pausedWhy: expect.any(String),
    });
    expect(await recordedEvents(db.database, 'rule.paused')).toMatchObject([
      { payload: { ruleId: rule.id, agentIds: around.leads } },
    ]);
    await node.hears(around.conversation(), 'hi');
    await node.works();
    expect(await around.deeds()).toHaveLength(3);
    db.clock.advance(60_000);
    await node.rules.edit.enable(SYSTEM, { id: rule.id, version: rule.version, enabled: true });
    await node.hears(around.conversation(), 'hi');
    await node.works();
    expect(await around.deeds()).toHaveLength(4);
  });

  it('set each other going only so far, and themselves never', async () => {
    const moved = { trigger: { kind: 'conversation.transferred' as const } };
    const rule = await add(aRule([], [tag('x')], moved));
    const ask = (cause: { ruleId: string; depth: number } | undefined) =>
      node.rules.ask.execute({
        ...{ eventId: newId(), trigger: 'conversation.transferred', conversationId: talk.conversationId },
        ...{ customerId: talk.customerId, facts: {}, position: null, cause, at: db.clock.now() },
      });
    expect(await ask({ ruleId: rule.id, depth: 1 })).toEqual([]);
    expect(await ask({ ruleId: newId(), depth: 2 })).toMatchObject([{ depth: 3 }]);
    expect(await ask({ ruleId: newId(), depth: 3 })).toEqual([]);
  });

  it('leave alone what was long over when it was heard of', async () => {
    await add(aRule([], [tag('x')]));
    const hour = 3_600_000;
    await node.hears(talk, 'hi', { at: new Date(db.clock.now().getTime() - hour - 1) });
    expect(await runs()).toEqual([]);
    await node.hears(talk, 'hi', { at: new Date(db.clock.now().getTime() - hour) });
    expect(await runs()).toHaveLength(1);
  });

  it('call signed webhooks, try again, and keep how it went', async () => {
    const url = 'https://shop.example/hook?x=1';
    await add(aRule([], [{ kind: 'webhook', url }]));
    await node.hears(talk, 'hi');
    await node.works();
    expect((await runs())[0]!.actions[0]).toMatchObject({ kind: 'webhook', state: 'sent' });
    around.answers = 503;
    await expect(node.rules.webhook.deliver(node.sent[0]!)).rejects.toThrow('503');
    around.answers = 204;
    await node.rules.webhook.deliver(node.sent[0]!);
    await node.rules.webhook.deliver(node.sent[0]!);
    expect(around.posted).toHaveLength(2);
    const { headers, body } = around.posted[1]!;
    expect(headers['webhook-id']).toBe(around.posted[0]!.headers['webhook-id']);
    const { secret } = node.rules.reader.webhookSecret(lead('all'), url);
    const { verify } = Webhook.prototype;
    jest.useFakeTimers({ now: db.clock.now() });
    const read = verify.call(new Webhook(secret), body, headers) as { data: object };
    jest.useRealTimers();
    expect(read).toMatchObject({ type: 'rule.matched', data: { conversation: { number: '100001' } } });
    expect((await runs())[0]!.actions[0]).toMatchObject({
      ...{ state: 'done', details: { status: '204', tries: '2' } },
    });
  });

  it('keep every version, and go back to one by making a new one; the second of two edits is refused', async () => {
    const first = await add(aRule([], [tag('a')]));
    const second = await node.rules.edit.edit(SYSTEM, { ...first, name: 'Later', actions: [tag('b')] });
    await expect(node.rules.edit.edit(SYSTEM, { ...first, name: 'Too late' })).rejects.toMatchObject({
      code: 'stale-edit',
    });
    const back = await node.rules.edit.restore(SYSTEM, { id: first.id, version: second.version, restore: 1 });
    expect(back).toMatchObject({ version: 3, name: 'Spec', actions: [tag('a')] });
    const versions = await node.rules.reader.versions(SYSTEM, first.id);
    expect(versions.map(({ version, restoredFrom }) => [version, restoredFrom])).toEqual([
      [3, 1],
      [2, null],
      [1, null],
    ]);
    await node.rules.edit.remove(SYSTEM, first.id);
    await expect(node.rules.reader.one(SYSTEM, first.id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are asked in their order, and a change of it counts at once', async () => {
    const one = await add(aRule([], [tag('one')], { stopAfter: true }));
    const two = await add(aRule([], [tag('two')], { stopAfter: true }));
    await node.hears(talk, 'hi');
    await node.works();
    await expect(node.rules.edit.order(SYSTEM, [two.id])).rejects.toMatchObject({ code: 'stale-edit' });
    const ordered = await node.rules.edit.order(SYSTEM, [two.id, one.id]);
    expect(ordered.map(({ id, place }) => [id, place])).toEqual([
      [two.id, 1],
      [one.id, 2],
    ]);
    await node.hears(talk, 'hi');
    await node.works();
    expect(await around.deeds()).toEqual(['mark one', 'mark two']);
  });

  it('of a supervisor are about their teams and stay in the house', async () => {
    const [mine, theirs] = [newId(), newId()];
    const { edit, reader } = node.rules;
    const me = lead('team', [mine]);
    await expect(edit.add(me, aRule([], [tag('x')]))).rejects.toMatchObject({ code: 'not-permitted' });
    const refused = aRule([], [tag('x')], { teamIds: [theirs] });
    await expect(edit.add(me, refused)).rejects.toMatchObject({ code: 'not-permitted' });
    const out = aRule([], [{ kind: 'webhook', url: 'https://shop.example' }], { teamIds: [mine] });
    await expect(edit.add(me, out)).rejects.toMatchObject({ code: 'not-permitted' });
    await edit.add(me, aRule([], [tag('x')], { teamIds: [mine] }));
    await expect(edit.order(me, [])).rejects.toMatchObject({ code: 'not-permitted' });
    const nobody: AgentActor = { ...me, permissions: {} };
    await expect(reader.list(nobody)).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('tell a supervisor what customers wrote only in conversations of their teams', async () => {
    const mine = newId();
    const me: AgentActor = {
      ...lead('all', [mine]),
      permissions: { 'automation.edit': 'all', 'conversation.monitor': 'team' },
    };
    const rule = await add(aRule([ruleTest('message.text', 'contains', ['secret'])], [tag('x')]));
    await node.hears(talk, 'my secret');
    const told = async (actor: Actor) =>
      (await node.rules.reader.runsOf(actor, rule.id, {})).runs[0]!.conditions[0]!.actual;
    expect([await told(me), await told(SYSTEM)]).toEqual([undefined, 'my secret']);
    const one = { conversationId: newId(), number: '1', at: db.clock.now(), position: 1, excerpt: 'x' };
    const facts = (team: string) => ({ 'message.text': 'secret', 'conversation.team': team });
    around.past = [mine, newId()].map((team) => ({ ...one, facts: facts(team) }));
    const asked = { rule, from: '2026-03-01T00:00:00.000Z', to: '2026-03-03T00:00:00.000Z' };
    expect((await node.rules.tryOut.execute(me, asked)).matched).toBe(1);
    expect((await node.rules.tryOut.execute(SYSTEM, asked)).matched).toBe(2);
  });

  it('are tried on what happened, with what was nearly so and why not', async () => {
    const at = db.clock.now();
    const one = { conversationId: newId(), number: '1', at, position: 1, excerpt: 'x' };
    around.past = ['vip', 'gold', 'standard'].map((tier, index) => ({
      ...one,
      facts: { 'customer.tier': tier, 'message.text': index === 2 ? 'hello' : 'refund' },
    }));
    const rule = aRule(
      [ruleTest('customer.tier', 'is', 'vip'), ruleTest('message.text', 'contains', ['refund'])],
      [says('Hello')],
    );
    const asked = { rule, from: '2026-03-01T00:00:00.000Z', to: '2026-03-03T00:00:00.000Z' };
    const tried = await node.rules.tryOut.execute(SYSTEM, asked);
    expect(tried).toMatchObject({ lookedAt: 3, matched: 1, complete: true, asOfNow: ['customer.tier'] });
    expect(tried.trials).toMatchObject([
      { matched: true, would: [{ kind: 'reply', details: { text: 'Hello' } }] },
      {
        matched: false,
        nearly: true,
        would: [],
        conditions: [{ met: false, actual: 'gold' }, { met: true }],
      },
    ]);
    expect(await node.rules.tryOut.execute(SYSTEM, { ...asked, limit: 2 })).toMatchObject({
      ...{ lookedAt: 2, complete: false },
    });
    expect(await around.deeds()).toEqual([]);
  });

  it('forget their log after ninety days', async () => {
    await add(aRule([], [tag('x')]));
    await node.hears(talk, 'hi');
    await node.works();
    db.clock.advance(89 * 86_400_000);
    await node.rules.forget.execute();
    expect(await runs()).toHaveLength(1);
    db.clock.advance(2 * 86_400_000);
    await node.rules.forget.execute();
    expect(await runs()).toEqual([]);
  });
});
