import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { recordedEvents, testDatabase, type TestDatabase } from '@yingda/testing';
import { ConversationReader } from '../storage/conversation-reader';
import { TimelineReads } from '../storage/timeline-reads';
import { anAgent, anOpening, aCustomer, theSystem } from '../testing';
import { anOpenConversation, aTopic, testGround, type TestGround } from '../testing-ground';
import { AcceptConversation, AssignConversation } from './assigning';
import {
  AbandonConversation,
  CloseByCustomer,
  CloseConversation,
  DisposeConversation,
  RateConversation,
} from './closing';
import { EscalateConversation, TransferConversation, WaitForCustomer } from './handling';
import { OpenConversation } from './open-conversation';
import { ReopenConversation } from './reopen-conversation';
import { SendMessage } from './send-message';
import { DeclineConversation, LeaveMessage, OfferConversation, ReturnConversation } from './waiting';

describe('the life of a conversation', () => {
  let test: TestDatabase;
  let ground: TestGround;
  const use = <T extends object>(type: abstract new (...args: never[]) => T): T => ground.context.find(type);

  beforeAll(async () => {
    test = await testDatabase();
  });
  beforeEach(() => {
    ground = testGround(test);
  });
  afterEach(() => test.truncate());
  afterAll(() => test.close());

  const colleague = (with_: Partial<AgentActor> = {}) => {
    const agent = anAgent(with_);
    ground.names.know(agent);
    ground.presence.present.add(agent.agentId);
    return agent;
  };
  const names = async () => (await recordedEvents(test.database)).map((event) => event.name);
  const timeline = async (id: string) =>
    (await use(TimelineReads).entries(id, null)).entries.map((entry) =>
      entry.content.kind === 'event' ? entry.content.event : entry.entry,
    );
  const load = async (agent: AgentActor) =>
    (await use(ConversationReader).loads([agent.agentId])).get(agent.agentId) ?? 0;
  const say = (actor: Parameters<SendMessage['execute']>[0], conversationId: string, text = '你好') =>
    use(SendMessage).execute(actor, {
      conversationId,
      clientMessageId: newId(),
      content: { kind: 'text', text },
    });

  it('opens one conversation per identity and inbox, however often and fast it is asked', async () => {
    const opening = anOpening();
    const customer = aCustomer(opening);
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, index) =>
        use(OpenConversation).execute(customer, {
          ...opening,
          conversationId: index % 2 ? newId() : opening.conversationId,
        }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.conversation.id)).size).toBe(1);
    expect(answers.filter((answer) => answer.created)).toHaveLength(1);
    expect(await names()).toEqual(['conversation.opened', 'conversation.queued']);
    expect(answers[0]!.conversation).toMatchObject({ status: 'queued', waitingFor: 'us' });
    expect(Number(answers[0]!.conversation.number)).toBeGreaterThan(100_000);
    const elsewhere = await use(OpenConversation).execute(customer, {
      ...opening,
      inboxId: newId(),
      conversationId: newId(),
    });
    expect(elsewhere.created).toBe(true);
  });

  it('gives the id of a closed conversation back as it is, and of a stranger not at all', async () => {
    const { id, customer, opening } = await anOpenConversation(ground.context);
    await use(CloseByCustomer).execute(customer, { conversationId: id });
    expect(await use(OpenConversation).execute(customer, opening)).toMatchObject({
      created: false,
      conversation: { status: 'abandoned' },
    });
    const stranger = anOpening({ conversationId: id });
    await expect(use(OpenConversation).execute(aCustomer(stranger), stranger)).rejects.toMatchObject({
      code: 'already-exists',
    });
    await expect(use(OpenConversation).execute(aCustomer(), opening)).rejects.toMatchObject({
      code: 'not-a-participant',
    });
  });

  it('goes on with what the customer has open through another identity, in the same inbox only', async () => {
    const { id, customer, opening } = await anOpenConversation(ground.context);
    const onPhone = { ...opening, conversationId: newId(), identityId: newId() };
    const phone = { ...customer, identityId: onPhone.identityId };
    expect(await use(OpenConversation).execute(phone, onPhone)).toMatchObject({
      created: false,
      conversation: { id },
    });
    expect(await use(ConversationReader).openOf(phone, opening.inboxId)).toMatchObject({ id });
    expect(
      await use(ConversationReader).openOf({ identityId: phone.identityId }, opening.inboxId),
    ).toBeNull();
    const elsewhere = { ...onPhone, conversationId: newId(), inboxId: newId() };
    expect(await use(OpenConversation).execute(phone, elsewhere)).toMatchObject({ created: true });
  });

  it('lets an agent open one and have it at once', async () => {
    const agent = colleague();
    const { conversation } = await use(OpenConversation).execute(agent, anOpening());
    expect(conversation).toMatchObject({
      status: 'assigned',
      agentId: agent.agentId,
      waitingFor: 'customer',
    });
    expect(await load(agent)).toBe(1);
  });

  it('gives it to one of two who accept at once and tells the other who has it', async () => {
    const teamId = newId();
    const agents = [
      colleague({ name: '甲', teamIds: [teamId] }),
      colleague({ name: '乙', teamIds: [teamId] }),
    ];
    for (let round = 0; round < 10; round++) {
      const { id } = await anOpenConversation(ground.context, { teamId });
      const results = await Promise.allSettled(
        agents.map((agent) => use(AcceptConversation).execute(agent, { conversationId: id })),
      );
      const winner = agents[results.findIndex((result) => result.status === 'fulfilled')]!;
      const lost = results.find((result) => result.status === 'rejected') as PromiseRejectedResult;
      expect(lost.reason).toMatchObject({
        code: 'already-taken',
        details: { byName: winner.name, byAgentId: winner.agentId },
      });
    }
    expect((await load(agents[0]!)) + (await load(agents[1]!))).toBe(10);
  });

  it('offers, is declined, missed and accepted', async () => {
    const [first, second] = [colleague(), colleague()];
    const { id } = await anOpenConversation(ground.context);
    const expiresAt = new Date(test.clock.now().getTime() + 30_000);
    const offer = (agent: AgentActor) =>
      use(OfferConversation).execute(theSystem, { conversationId: id, agentId: agent.agentId, expiresAt });
    expect(await offer(first)).toMatchObject({ status: 'offered', agentId: first.agentId, acceptedAt: null });
    expect(await load(first)).toBe(1);
    await expect(offer(second)).rejects.toMatchObject({ code: 'conversation-not-open' });
    expect(await use(DeclineConversation).execute(first, { conversationId: id })).toMatchObject({
      status: 'queued',
      agentId: null,
      assignedAt: null,
    });
    expect(await load(first)).toBe(0);
    await offer(second);
    await use(ReturnConversation).execute(theSystem, { conversationId: id, reason: 'missed' });
    await offer(first);
    const accepted = await use(AcceptConversation).execute(first, { conversationId: id });
    expect(accepted).toMatchObject({ status: 'assigned', acceptedAt: test.clock.now().toISOString() });
    expect(await use(AcceptConversation).execute(first, { conversationId: id })).toEqual(accepted);
    await expect(use(AcceptConversation).execute(second, { conversationId: id })).rejects.toMatchObject({
      code: 'already-taken',
    });
    expect(await names()).toEqual([
      'conversation.opened',
      'conversation.queued',
      'conversation.offered',
      'conversation.declined',
      'conversation.queued',
      'conversation.offered',
      'conversation.declined',
      'conversation.queued',
      'conversation.offered',
      'conversation.accepted',
    ]);
    expect(await timeline(id)).toEqual([
      'conversation-opened',
      'conversation-queued',
      'conversation-offered',
      'offer-declined',
      'conversation-queued',
      'conversation-offered',
      'offer-missed',
      'conversation-queued',
      'conversation-offered',
      'conversation-accepted',
      'agent-joined',
    ]);
  });

  it('shows the customer only that somebody joined and that it ended', async () => {
    const agent = colleague({ publicName: '小芳' });
    const { id } = await anOpenConversation(ground.context, { teamId: newId() });
    await use(AssignConversation).execute(theSystem, {
      conversationId: id,
      agentId: agent.agentId,
      how: 'routed',
    });
    await use(EscalateConversation).execute(agent, { conversationId: id, reason: 'angry' });
    const { messages } = await use(TimelineReads).customerMessages(id, null);
    expect(messages.map((message) => message.content)).toEqual([
      { kind: 'event', event: 'agent-joined', details: { agentName: '小芳' } },
    ]);
    expect(JSON.stringify(messages)).not.toContain(agent.name);
  });

  it('refuses what routing decided about a queue the conversation has left', async () => {
    const { agentId } = colleague();
    const [left, teamId] = [newId(), newId()];
    const { id: conversationId } = await anOpenConversation(ground.context, { teamId });
    const late = { conversationId, agentId, teamId: left };
    const expiresAt = new Date(test.clock.now().getTime() + 30_000);
    await expect(
      use(AssignConversation).execute(theSystem, { ...late, how: 'routed' }),
    ).rejects.toMatchObject({ code: 'conversation-not-open' });
    await expect(use(OfferConversation).execute(theSystem, { ...late, expiresAt })).rejects.toMatchObject({
      code: 'conversation-not-open',
    });
    await use(AssignConversation).execute(theSystem, { ...late, teamId, how: 'routed' });
  });

  it('lets a supervisor take over and an agent not', async () => {
    const teamId = newId();
    const [agent, other] = [colleague({ teamIds: [teamId] }), colleague({ teamIds: [teamId] })];
    const supervisor = colleague({ role: 'supervisor', teamIds: [teamId], publicName: '主管' });
    const { id, customer } = await anOpenConversation(ground.context, { teamId });
    await use(AcceptConversation).execute(agent, { conversationId: id });
    await say(agent, id);
    await expect(use(AssignConversation).execute(other, { conversationId: id })).rejects.toMatchObject({
      code: 'not-permitted',
    });
    await expect(say(other, id)).rejects.toMatchObject({ code: 'not-permitted' });
    await use(AssignConversation).execute(supervisor, { conversationId: id });
    await say(supervisor, id);
    await expect(say(agent, id)).rejects.toMatchObject({ code: 'not-permitted' });
    const assigned = (await recordedEvents(test.database, 'conversation.assigned'))[1]!.payload;
    expect(assigned).toMatchObject({ previousAgentId: agent.agentId, how: 'taken-over' });
    expect([await load(agent), await load(supervisor)]).toEqual([0, 1]);
    const { messages } = await use(TimelineReads).customerMessages(id, null);
    expect(messages[2]!.content).toEqual({
      kind: 'event',
      event: 'agent-changed',
      details: { agentName: '主管' },
    });
    await say(customer, id);
  });

  it('transfers to a colleague who is there, or to another queue, never without a note', async () => {
    const [teamId, otherTeam] = [newId(), newId()];
    const [agent, next] = [colleague({ teamIds: [teamId] }), colleague({ teamIds: [teamId] })];
    const { id } = await anOpenConversation(ground.context, { teamId });
    await use(AcceptConversation).execute(agent, { conversationId: id });
    const transfer = (to: { agentId?: string; teamId?: string }, note = '请继续') =>
      use(TransferConversation).execute(agent, { conversationId: id, to, note });
    await expect(transfer({ agentId: next.agentId }, '  ')).rejects.toMatchObject({ code: 'note-required' });
    await expect(transfer({ agentId: next.agentId, teamId })).rejects.toMatchObject({
      code: 'invalid-payload',
    });
    ground.presence.present.delete(next.agentId);
    await expect(transfer({ agentId: next.agentId })).rejects.toMatchObject({ code: 'agent-not-available' });
    ground.presence.present.add(next.agentId);
    const administrator = newId();
    ground.names.know({ ...anAgent({ role: 'administrator', agentId: administrator }), serves: false });
    ground.presence.present.add(administrator);
    await expect(transfer({ agentId: administrator })).rejects.toMatchObject({ code: 'agent-not-available' });
    expect(await transfer({ agentId: next.agentId })).toMatchObject({
      status: 'assigned',
      agentId: next.agentId,
      teamId,
    });
    await expect(transfer({ teamId: otherTeam })).rejects.toMatchObject({ code: 'not-permitted' });
    const queued = await use(TransferConversation).execute(next, {
      conversationId: id,
      to: { teamId: otherTeam },
      note: '转组',
    });
    expect(queued).toMatchObject({ status: 'queued', agentId: null, teamId: otherTeam });
    expect([await load(agent), await load(next)]).toEqual([0, 0]);
    const transferred = await recordedEvents(test.database, 'conversation.transferred');
    expect(
      transferred.map(({ payload }) => payload.entries.map((entry) => [entry.entry, entry.sequence])),
    ).toEqual([
      [
        ['note', null],
        ['event', null],
      ],
      [
        ['note', null],
        ['event', null],
      ],
    ]);
  });

  it('closes with a disposition, but not over what the customer has just written', async () => {
    const agent = colleague();
    const topicId = await aTopic(test);
    const { id, customer } = await anOpenConversation(ground.context);
    await use(AssignConversation).execute(theSystem, {
      conversationId: id,
      agentId: agent.agentId,
      how: 'routed',
    });
    const disposition = { topicId, resolved: 'partly' as const, summary: '已解释' };
    const { sequence } = await say(customer, id);
    await say(customer, id, '等一下');
    const close = (seenSequence?: number) =>
      use(CloseConversation).execute(agent, {
        conversationId: id,
        disposition,
        ...(seenSequence === undefined ? {} : { seenSequence }),
      });
    await expect(close(sequence)).rejects.toMatchObject({ code: 'stale-edit' });
    await expect(
      use(CloseConversation).execute(agent, {
        conversationId: id,
        disposition: { ...disposition, topicId: newId() },
      }),
    ).rejects.toMatchObject({ code: 'topic-not-found' });
    expect(await close(sequence + 1)).toMatchObject({
      status: 'closed',
      endedBy: 'agent',
      disposition,
      wrapUpDue: false,
    });
    await expect(close()).rejects.toMatchObject({ code: 'conversation-closed' });
    expect(await load(agent)).toBe(0);
    await use(RateConversation).execute(customer, { conversationId: id, score: 5, comment: '很好' });
    expect((await use(ConversationReader).customerView(id))!).toMatchObject({
      rating: { score: 5, comment: '很好' },
      endedBy: 'agent',
    });
  });

  it('leaves the disposition owed when the shopper ends it', async () => {
    const agent = colleague();
    const topicId = await aTopic(test);
    const { id, customer } = await anOpenConversation(ground.context);
    await use(AssignConversation).execute(theSystem, {
      conversationId: id,
      agentId: agent.agentId,
      how: 'routed',
    });
    const ended = await use(CloseByCustomer).execute(customer, { conversationId: id });
    expect(ended).toMatchObject({
      status: 'closed',
      endedBy: 'customer',
      wrapUpDue: true,
      agentId: agent.agentId,
    });
    expect(await load(agent)).toBe(0);
    const disposed = await use(DisposeConversation).execute(agent, {
      conversationId: id,
      disposition: { topicId, resolved: 'yes', summary: '' },
    });
    expect(disposed).toMatchObject({ wrapUpDue: false, disposition: { topicId } });
  });

  it('counts a shopper who leaves the queue as abandoned, but not one who left a message', async () => {
    const first = await anOpenConversation(ground.context);
    test.clock.advance(42_000);
    await use(AbandonConversation).execute(theSystem, { conversationId: first.id });
    expect((await recordedEvents(test.database, 'conversation.abandoned'))[0]!.payload.waitedSeconds).toBe(
      42,
    );
    const second = await anOpenConversation(ground.context);
    await use(LeaveMessage).execute(second.customer, { conversationId: second.id });
    await use(AbandonConversation).execute(theSystem, { conversationId: second.id });
    await use(CloseByCustomer).execute(second.customer, { conversationId: second.id });
    expect(await use(ConversationReader).state(second.id)).toMatchObject({
      status: 'queued',
      leftMessage: true,
    });
  });

  it('returns what a lost agent had, once', async () => {
    const agent = colleague();
    const { id } = await anOpenConversation(ground.context);
    await use(AssignConversation).execute(theSystem, {
      conversationId: id,
      agentId: agent.agentId,
      how: 'routed',
    });
    const giveBack = () =>
      use(ReturnConversation).execute(theSystem, {
        conversationId: id,
        reason: 'returned',
        agentId: agent.agentId,
      });
    await Promise.all([giveBack(), giveBack()]);
    expect(await use(ConversationReader).state(id)).toMatchObject({ status: 'queued', agentId: null });
    expect((await names()).filter((name) => name === 'conversation.queued')).toHaveLength(2);
    expect(await load(agent)).toBe(0);
    const other = colleague();
    await use(AssignConversation).execute(theSystem, {
      conversationId: id,
      agentId: other.agentId,
      how: 'routed',
    });
    await giveBack();
    expect(await use(ConversationReader).state(id)).toMatchObject({
      status: 'assigned',
      agentId: other.agentId,
    });
  });

  it('lets staff reopen within 24 hours, waits for the customer and escalates up to three', async () => {
    const manager = colleague({ role: 'manager' });
    const { id, customer } = await anOpenConversation(ground.context);
    await use(CloseByCustomer).execute(customer, { conversationId: id });
    expect(await use(ReopenConversation).execute(manager, { conversationId: id })).toMatchObject({
      status: 'assigned',
      agentId: manager.agentId,
    });
    expect(await use(WaitForCustomer).execute(manager, { conversationId: id })).toMatchObject({
      waitingFor: 'customer',
    });
    const escalate = () =>
      use(EscalateConversation).execute(manager, { conversationId: id, reason: '需要批准' });
    await escalate();
    expect(await escalate()).toMatchObject({ escalationLevel: 3 });
    await expect(escalate()).rejects.toMatchObject({ code: 'not-permitted' });
  });

  it('never lets the kept loads differ from a count, whatever happens at once', async () => {
    const teamId = newId();
    const agents = Array.from({ length: 4 }, () => colleague({ role: 'supervisor', teamIds: [teamId] }));
    const opened = await Promise.all(
      Array.from({ length: 6 }, () => anOpenConversation(ground.context, { teamId })),
    );
    const attempts = Array.from({ length: 60 }, (_, index) => {
      const agent = agents[index % 4]!;
      const { id } = opened[(index * 7) % 6]!;
      switch (index % 4) {
        case 0:
          return use(AcceptConversation).execute(agent, { conversationId: id });
        case 1:
          return use(AssignConversation).execute(agent, { conversationId: id });
        case 2:
          return use(TransferConversation).execute(agent, {
            conversationId: id,
            to: { agentId: agents[(index + 1) % 4]!.agentId },
            note: 'x',
          });
        default:
          return use(ReturnConversation).execute(theSystem, { conversationId: id, reason: 'returned' });
      }
    });
    await Promise.allSettled(attempts);
    const drift = await test.database.query(
      `select l.agent_id from agent_loads l where l.open <> (select count(*) from conversations c
         where c.agent_id = l.agent_id and c.status in ('offered', 'assigned', 'active'))`,
    );
    expect(drift).toEqual([]);
  });
});
