import type { LogCallBody } from '@yingda/contracts';
import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { recordedEvents, type TestDatabase, testDatabase } from '@yingda/testing';
import type { CallLog, KeptCall, MetPerson, People } from '../ports';
import { InboxTable } from '../storage/inboxes';
import { PhoneCallTable } from '../storage/phone-calls';
import { anInbox, KeptHours } from '../testing';
import { LogCall } from './log-call';

const agent: AgentActor = {
  ...{ kind: 'agent', agentId: newId(), name: '李明', publicName: '小李', role: 'agent', teamIds: [] },
  permissions: { 'conversation.serve': 'own' },
};

describe('logging a call', () => {
  let db: TestDatabase;
  let log: LogCall;
  const inbox = anInbox({ key: 'hotline', channel: 'phone' });
  const kept: KeptCall[] = [];
  const met: object[] = [];

  beforeAll(async () => {
    db = await testDatabase();
    const people = {
      async meet(_: object, sender: { externalId: string; name?: string }): Promise<MetPerson> {
        met.push(sender);
        const actor = {
          ...{ kind: 'customer' as const, customerId: newId(), identityId: newId() },
          ...{ inboxId: inbox.id, name: sender.name ?? '访客' },
        };
        return { actor, fresh: true, blocked: false };
      },
    } as unknown as People;
    const calls: CallLog = {
      async keep(_, call) {
        kept.push(call);
        return { conversationId: call.conversationId };
      },
    };
    log = new LogCall(db.unitOfWork, db.clock, db.outbox, {
      inboxes: new InboxTable(db.database),
      calls: new PhoneCallTable(db.database),
      opening: new KeptHours(),
      people,
      log: calls,
    });
  });
  beforeEach(async () => {
    await db.truncate();
    await new InboxTable(db.database).add(inbox, 'x', db.clock.now());
    kept.length = 0;
    met.length = 0;
  });
  afterAll(() => db.close());

  const body = (with_: Partial<LogCallBody> = {}): LogCallBody => ({
    callId: newId(),
    inboxId: inbox.id,
    direction: 'in',
    outcome: 'answered',
    phone: '+86 138 0013 8000',
    name: ' 王女士 ',
    startedAt: new Date(db.clock.now().getTime() - 600_000).toISOString(),
    durationSeconds: 200,
    about: 'complaint',
    summary: '包裹破损，要求换货。',
    ...with_,
  });

  it('makes a note in a conversation of the caller, keeps the facts and tells others', async () => {
    const call = body();
    const record = await log.execute(agent, call);
    expect(record).toMatchObject({
      ...{ id: call.callId, inboxId: inbox.id, agentId: agent.agentId, direction: 'in', outcome: 'answered' },
      ...{ about: 'complaint', durationSeconds: 200, startedAt: call.startedAt },
      conversationId: kept[0]!.conversationId,
    });
    expect(met).toEqual([{ externalId: '13800138000', phone: '13800138000', name: '王女士' }]);
    expect(kept[0]!.note).toMatch(/^电话呼入 · .* · 已接通 · 3 分 20 秒 · 投诉\n包裹破损，要求换货。$/);
    expect(kept[0]!.disposition).toBeUndefined();
    expect(await recordedEvents(db.database, 'call.logged')).toEqual([
      expect.objectContaining({ payload: expect.objectContaining({ callId: call.callId, direction: 'in' }) }),
    ]);
  });

  it('is of the customer it was logged with, whose name is known', async () => {
    const customerId = newId();
    await log.execute(agent, body({ customerId, name: undefined }));
    expect(met).toEqual([{ externalId: '13800138000', phone: '13800138000', customerId }]);
  });

  it('is there once, however often it is logged, also at the same moment', async () => {
    const call = body();
    const first = await log.execute(agent, call);
    expect(await log.execute(agent, call)).toEqual(first);
    const other = body();
    await Promise.allSettled([log.execute(agent, other), log.execute(agent, other)]);
    expect(new Set(kept.map(({ conversationId }) => conversationId)).size).toBe(2);
    expect(await recordedEvents(db.database, 'call.logged')).toHaveLength(2);
    expect(await db.database.query('select 1 from phone_calls')).toHaveLength(2);
    const colleague = { ...agent, agentId: newId() };
    await expect(log.execute(colleague, call)).rejects.toMatchObject({ code: 'already-exists' });
  });

  it('hands on how the matter ended, with the summary', async () => {
    const disposition = { topicId: newId(), resolved: 'yes' as const };
    await log.execute(agent, body({ disposition }));
    expect(kept[0]!.disposition).toEqual({ ...disposition, summary: '包裹破损，要求换货。' });
  });

  it('refuses strangers to service, other inboxes, what is no number and calls that cannot have been', async () => {
    const reader = { ...agent, permissions: {} };
    await expect(log.execute(reader, body())).rejects.toMatchObject({ code: 'not-permitted' });
    await expect(log.execute({ kind: 'system', name: 'x' }, body())).rejects.toMatchObject({
      code: 'not-permitted',
    });
    const web = anInbox({ key: 'web-shop' });
    await new InboxTable(db.database).add(web, 'x', db.clock.now());
    for (const inboxId of [web.id, newId()])
      await expect(log.execute(agent, body({ inboxId }))).rejects.toMatchObject({ code: 'inbox-not-found' });
    await expect(log.execute(agent, body({ phone: 'call me' }))).rejects.toMatchObject({
      details: { field: 'phone' },
    });
    const later = new Date(db.clock.now().getTime() + 3_600_000).toISOString();
    await expect(log.execute(agent, body({ startedAt: later }))).rejects.toMatchObject({
      details: { field: 'startedAt' },
    });
    expect(kept).toEqual([]);
  });
});
