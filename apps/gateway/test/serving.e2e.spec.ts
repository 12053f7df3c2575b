import type { AdjustableClock } from '@yingda/platform';
import { CLOCK, newId } from '@yingda/platform';
import { CloseSilent, SILENCE_MS } from '@yingda/conversations';
import { SweepPresence } from '@yingda/agents';
import { eventually, type TestSocket } from '@yingda/testing';
import { DEPARTURE_MS } from '../src/sockets/departures';
import { PresenceLeases } from '../src/sockets/presence-leases';
import { TestGateway, text } from './harness';

interface Row {
  conversation: {
    id: string;
    status: string;
    agentId: string | null;
    waitingFor: string;
    wrapUpDue: boolean;
  };
}

describe('serving conversations', () => {
  let gateway: TestGateway;
  beforeAll(async () => {
    gateway = await TestGateway.start();
  });
  afterAll(() => gateway.stop());

  const statusOf = async (conversationId: string): Promise<string | undefined> =>
    (
      await gateway.database.query<{ status: string }>('select status from conversations where id = $1', [
        conversationId,
      ])
    )[0]?.status;

  it('gives a conversation to one of two agents who accept at once, and tells the other who has it', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const [a, b] = [
      await gateway.agent([team], { name: 'Ann' }),
      await gateway.agent([team], { name: 'Bob' }),
    ];
    const [ann, bob] = [await gateway.console(a.email), await gateway.console(b.email)];
    await Promise.all([
      ann.done('presence.set', { state: 'busy' }),
      bob.done('presence.set', { state: 'busy' }),
    ]);
    const { conversationId, shopper } = await gateway.opened((await gateway.inbox(team)).key);
    const answers = await Promise.all(
      [ann, bob].map((agent) => agent.send('conversation.accept', { conversationId })),
    );
    const winner = answers.findIndex((answer) => answer.ok);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(answers[1 - winner]).toMatchObject({
      ok: false,
      error: { code: 'already-taken', details: { byName: winner === 0 ? 'Ann' : 'Bob' } },
    });
    for (const socket of [ann, bob, shopper]) socket.close();
  });

  it('transfers with a note, closes with a disposition, reopens within 24 h and not later', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const topicId = await gateway.topic();
    const [a, b] = [
      await gateway.agent([team], { name: 'Ann' }),
      await gateway.agent([team], { name: 'Bob' }),
    ];
    const ann = await gateway.console(a.email);
    const { conversationId, shopper } = await gateway.opened((await gateway.inbox(team)).key);
    await ann.waitFor<Row>(
      'conversation.updated',
      (event) => event.conversation.id === conversationId && event.conversation.agentId === a.id,
    );
    const bob = await gateway.console(b.email);
    expect(
      await ann.refused('conversation.transfer', { conversationId, to: { agentId: b.id }, note: ' ' }),
    ).toMatch(/note-required|text-empty/);
    await ann.done('conversation.transfer', {
      conversationId,
      to: { agentId: b.id },
      note: 'wants a refund',
    });
    expect(
      await ann.refused('message.send', {
        conversationId,
        clientMessageId: newId(),
        content: text('still me'),
      }),
    ).toBe('not-permitted');
    await bob.done('conversation.accept', { conversationId });
    const closed = await bob.done<Row>('conversation.close', {
      conversationId,
      disposition: { topicId, resolved: 'yes', summary: 'refunded' },
    });
    expect(closed.conversation).toMatchObject({ status: 'closed', wrapUpDue: false });
    await shopper.waitFor('survey.offered');
    await shopper.done('survey.answer', { conversationId, score: 5, resolved: 'yes' });
    await shopper.done('message.send', {
      conversationId,
      clientMessageId: newId(),
      content: text('one more thing'),
    });
    await eventually(async () => ['assigned', 'active'].includes((await statusOf(conversationId)) ?? ''));
    await bob.done('conversation.close', {
      conversationId,
      disposition: { topicId, resolved: 'yes', summary: 'again' },
    });
    const clock = gateway.app.get<AdjustableClock>(CLOCK);
    clock.advance(25 * 3_600_000);
    // The socket's token is over by then; the shopper comes back with the visitor token.
    const back = await gateway.widget(
      shopper.session.customer
        ? (
            await gateway.database.query<{ key: string }>(
              'select key from inboxes i join conversations c on c.inbox_id = i.id where c.id = $1',
              [conversationId],
            )
          )[0]!.key
        : '',
      { visitorToken: shopper.session.visitorToken },
    );
    expect(back.session.customer.id).toBe(shopper.session.customer.id);
    const clientMessageId = newId();
    expect(
      await back.refused('message.send', { conversationId, clientMessageId, content: text('next matter') }),
    ).toBe('conversation-closed');
    const next = newId();
    await back.done('conversation.open', { conversationId: next });
    await back.done('message.send', { conversationId: next, clientMessageId, content: text('next matter') });
    clock.advance(-25 * 3_600_000);
    for (const socket of [ann, bob, shopper, back]) socket.close();
  });

  it('keeps an agent’s place for 30 s after a lost connection, then gives back what waits', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const a = await gateway.agent([team]);
    const agent = await gateway.console(a.email);
    const { conversationId, shopper } = await gateway.opened((await gateway.inbox(team)).key);
    await eventually(async () => ['assigned', 'active'].includes((await statusOf(conversationId)) ?? ''));
    agent.close();
    const clock = gateway.app.get<AdjustableClock>(CLOCK);
    await eventually(async () => {
      const [row] = await gateway.database.query<{ disconnected_at: Date | null }>(
        'select disconnected_at from agent_presence where agent_id = $1',
        [a.id],
      );
      return row?.disconnected_at !== null;
    });
    expect(await statusOf(conversationId)).toBe('assigned');
    // In steps shorter than the gateway's own lease: a jump would look like a gateway that was away, which starts the grace anew.
    for (let passed = 0; passed < 40_000; passed += 4_000) {
      clock.advance(4_000);
      await gateway.app.get(PresenceLeases).renew();
      await gateway.app.get(SweepPresence, { strict: false }).execute();
    }
    await eventually(async () => (await statusOf(conversationId)) === 'queued', 10_000);
    await shopper.waitFor('queue.updated');
    shopper.close();
  });

  it('abandons a waiting conversation once its shopper has been gone for five minutes, and queues it again when they write', async () => {
    const inbox = await gateway.inbox(await gateway.team());
    const { conversationId, shopper } = await gateway.opened(inbox.key);
    const clock = gateway.app.get<AdjustableClock>(CLOCK);
    shopper.close();
    await eventually(
      async () =>
        (await gateway.database.query(`select 1 from timers where key = $1`, [conversationId])).length === 1,
    );
    clock.advance(DEPARTURE_MS + 1_000);
    await eventually(async () => (await statusOf(conversationId)) === 'abandoned');
    const back = await gateway.widget(inbox.key, { visitorToken: shopper.session.visitorToken });
    await back.done('message.send', {
      conversationId,
      clientMessageId: newId(),
      content: text('back again'),
    });
    expect(await statusOf(conversationId)).toBe('queued');
    back.close();
  });

  it('ends a served conversation after a day of silence; the agent still owes the disposition', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const { id, email } = await gateway.agent([team]);
    const agent = await gateway.console(email);
    const { conversationId, shopper } = await gateway.opened((await gateway.inbox(team)).key);
    await agent.waitFor<Row>(
      'conversation.updated',
      (event) => event.conversation.id === conversationId && event.conversation.agentId === id,
    );
    await agent.done('message.send', {
      conversationId,
      clientMessageId: newId(),
      content: text('anything else?'),
    });
    const clock = gateway.app.get<AdjustableClock>(CLOCK);
    const silent = gateway.app.get(CloseSilent, { strict: false });
    expect(await silent.execute()).toBe(0);
    clock.advance(SILENCE_MS + 1_000);
    await silent.execute();
    const [row] = await gateway.database.query(
      'select status, ended_by, wrap_up_due from conversations where id = $1',
      [conversationId],
    );
    expect(row).toEqual({ status: 'closed', ended_by: 'silence', wrap_up_due: true });
    clock.advance(-SILENCE_MS - 1_000);
    for (const socket of [agent, shopper]) socket.close();
  });

  it('shows the shopper’s live text to the agent only where the inbox allows it', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const { email } = await gateway.agent([team], { capacity: 10 });
    const agent = await gateway.console(email);
    const shown = await gateway.opened((await gateway.inbox(team, { livePreview: true })).key);
    const hidden = await gateway.opened((await gateway.inbox(team, { livePreview: false })).key);
    for (const one of [shown, hidden])
      await agent.done('conversation.subscribe', { conversationId: one.conversationId });
    await shown.shopper.done('typing.start', { conversationId: shown.conversationId, text: 'I would like' });
    await hidden.shopper.done('typing.start', { conversationId: hidden.conversationId, text: 'a secret' });
    const typing = (id: string) =>
      agent.waitFor<{ conversationId: string; text?: string }>(
        'typing.changed',
        (event) => event.conversationId === id,
      );
    expect((await typing(shown.conversationId)).text).toBe('I would like');
    expect((await typing(hidden.conversationId)).text).toBeUndefined();
    for (const socket of [agent, shown.shopper, hidden.shopper]) socket.close();
  });

  it('shows a shopper’s typing at once to whom the conversation was handed, and no longer to who had it', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const [a, b] = [await gateway.agent([team]), await gateway.agent([team])];
    const first = await gateway.console(a.email);
    const inbox = await gateway.inbox(team, { livePreview: true });
    const { conversationId, shopper } = await gateway.opened(inbox.key);
    await eventually(async () => ['assigned', 'active'].includes((await statusOf(conversationId)) ?? ''));
    const second = await gateway.console(b.email);
    const types = (words: string) => shopper.done('typing.start', { conversationId, text: words });
    const sees = (socket: TestSocket, words: string) =>
      socket.waitFor<{ text?: string }>('typing.changed', (event) => event.text === words);
    await types('to the first');
    await sees(first, 'to the first');
    await first.done('conversation.transfer', { conversationId, to: { agentId: b.id }, note: 'yours' });
    await types('to the second');
    await sees(second, 'to the second');
    expect(first.events<{ text?: string }>('typing.changed').map(({ text: seen }) => seen)).toEqual([
      'to the first',
    ]);
    for (const socket of [first, second, shopper]) socket.close();
  });

  it('closes an agent’s sockets when the account ends, and gives their conversations back', async () => {
    const team = await gateway.team(undefined, { automaticAccept: true });
    const admin = await gateway.agent([], { role: 'administrator' });
    const token = await gateway.signIn(admin.email);
    const a = await gateway.agent([team]);
    const agent = await gateway.console(a.email);
    const { conversationId, shopper } = await gateway.opened((await gateway.inbox(team)).key);
    await eventually(async () => ['assigned', 'active'].includes((await statusOf(conversationId)) ?? ''));
    expect(
      (await gateway.request('POST', `/api/agents/${a.id}/deactivate`, { token, body: {} })).status,
    ).toBe(200);
    await agent.closed();
    expect(agent.events<{ code: string }>('session.ended')).toEqual([{ code: 'account-deactivated' }]);
    await eventually(async () => (await statusOf(conversationId)) === 'queued');
    expect(
      (await gateway.request('POST', `/api/agents/${admin.id}/deactivate`, { token, body: {} })).body,
    ).toMatchObject({ error: { code: 'last-administrator' } });
    shopper.close();
  });
});
