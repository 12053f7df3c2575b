import { type AdjustableClock, CLOCK, newId } from '@yingda/platform';
import { eventually, hasRedis } from '@yingda/testing';
import { TestGateway, text } from './harness';

interface Place {
  conversationId: string;
  position: number;
  estimatedSeconds: number | null;
  someoneThere: boolean;
  offers: string[];
}
interface Shown {
  conversation: {
    id: string;
    status: string;
    leftMessage: boolean;
    queue: Place | null;
    aside?: { callback: { from: string; phone: string } | null; offers: string[] } | null;
  };
}
interface Call {
  id: string;
  conversationId: string;
  state: string;
  phone: string;
  masked: boolean;
  attempts: number;
}

// Without a Redis on the machine npm test says that these were left out.
(hasRedis() ? describe : describe.skip)('waiting, on two gateways', () => {
  let first: TestGateway;
  let second: TestGateway;
  let team: string;
  let inbox: string;

  beforeAll(async () => {
    const redisUrl = process.env['REDIS_URL'] as string;
    first = await TestGateway.start({ redisUrl });
    second = await first.another({ redisUrl });
  });
  afterAll(async () => {
    await second.stop();
    await first.stop();
  });
  beforeEach(async () => {
    team = await first.team(undefined, { automaticAccept: true });
    inbox = (await first.inbox(team)).key;
    const token = await first.signIn((await first.agent([], { role: 'administrator' })).email);
    const { body } = await first.request<{ rules: object }>('GET', `/api/teams/${team}/routing`, { token });
    const overflow = [
      { cause: 'wait', over: 0, target: 'message', teamId: null },
      { cause: 'wait', over: 60, target: 'callback', teamId: null },
    ];
    const rules = { ...body.rules, overflow };
    const saved = { token, body: { rules, version: 0 } };
    expect(await first.request('PUT', `/api/teams/${team}/routing`, saved)).toMatchObject({ status: 200 });
  });

  const written = async (gateway: TestGateway, words: string) => {
    const shopper = await gateway.widget(inbox);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId });
    await shopper.done('conversation.subscribe', { conversationId });
    await shopper.done('message.send', { conversationId, clientMessageId: newId(), content: text(words) });
    return { shopper, conversationId };
  };
  const at = (position: number) => (place: Place) => place.position === position;

  it('tells everybody their place on whichever node, keeps it over a reconnect, and offers a call after the set wait', async () => {
    const [one, two] = [await written(first, 'the first'), await written(second, 'the second')];
    const told = await two.shopper.waitFor<Place>('queue.updated', at(2), 15_000);
    expect(told).toMatchObject({ someoneThere: false, estimatedSeconds: null, offers: ['message'] });
    // Comes back to the other node, and is told their place at once.
    two.shopper.close();
    const { visitorToken } = two.shopper.session;
    const back = await first.widget(inbox, { visitorToken });
    const { conversationId } = two;
    const shown = await back.done<Shown>('conversation.subscribe', { conversationId });
    expect(shown.conversation.queue).toMatchObject({ position: 2 });
    const later = one.shopper.waitFor<Place>(
      'queue.updated',
      ({ offers }) => offers.includes('callback'),
      20_000,
    );
    for (const gateway of [first, second]) gateway.app.get<AdjustableClock>(CLOCK).advance(61_000);
    expect(await later).toMatchObject({ position: 1, offers: ['message', 'callback'] });
    await one.shopper.done('conversation.close', { conversationId: one.conversationId });
    await back.waitFor<Place>('queue.updated', at(1), 15_000);
    for (const socket of [one.shopper, back]) socket.close();
  });

  it('plans one call however often it is asked for, keeps every word, and brings it to who is there when it is due', async () => {
    const { shopper, conversationId } = await written(second, 'my kettle leaks');
    const { times } = await shopper.done<{ times: { from: string }[] }>('callback.find-times', {
      conversationId,
    });
    const wish = { conversationId, phone: '138 0000 1234', from: times[0]!.from };
    const answers = await Promise.all([1, 2].map(() => shopper.done<Shown>('callback.plan', wish)));
    for (const { conversation } of answers) {
      expect(conversation).toMatchObject({ id: conversationId, leftMessage: true, queue: null });
      expect(conversation.aside?.callback).toMatchObject({ from: wish.from, phone: '138****1234' });
    }
    const a = await first.agent([team], { name: 'Ann' });
    const token = await first.signIn(a.email);
    const calls = async () =>
      (await first.request<{ items: Call[] }>('GET', '/api/callbacks', { token })).body.items;
    expect(await calls()).toEqual([
      expect.objectContaining({ conversationId, state: 'planned', masked: true, phone: '138****1234' }),
    ]);
    // Back in the queue, and out of it again.
    const waits = await shopper.done<Shown>('queue.rejoin', { conversationId });
    expect(waits.conversation).toMatchObject({ leftMessage: false });
    await eventually(async () => {
      const { conversation } = await shopper.done<Shown>('conversation.subscribe', { conversationId });
      return conversation.queue?.position === 1;
    }, 10_000);
    expect(await calls()).toEqual([]);
    await shopper.done('callback.plan', wish);
    // Whoever is there is not given it before its time; who wants to, takes it.
    const ann = await second.console(a.email);
    const [call] = await calls();
    const taken = await first.request<Call>('POST', `/api/callbacks/${call!.id}/take`, { token });
    expect(taken.body).toMatchObject({ state: 'taken', masked: false, phone: '13800001234' });
    await eventually(async () => {
      const state = await shopper.done<Shown>('conversation.subscribe', { conversationId });
      return state.conversation.status === 'active' || state.conversation.status === 'assigned';
    });
    const { entries } = await ann.done<{ entries: { content: { text?: string; event?: string } }[] }>(
      'conversation.catch-up',
      { conversationId, afterPosition: 0, afterRevision: 0 },
    );
    expect(entries.map(({ content }) => content.text ?? content.event)).toEqual(
      expect.arrayContaining(['my kettle leaks', 'callback-planned', 'callback-cancelled', 'queue-rejoined']),
    );
    const noted = { token, body: { attempt: 1, outcome: 'answered' } };
    for (const _ of [1, 2])
      expect(
        (await first.request<Call>('POST', `/api/callbacks/${call!.id}/attempts`, noted)).body,
      ).toMatchObject({
        state: 'done',
        attempts: 1,
      });
    for (const socket of [ann, shopper]) socket.close();
  });

  it('refuses calls of other teams, other people’s conversations and numbers that are none', async () => {
    const { shopper, conversationId } = await written(first, 'mine');
    const { times } = await shopper.done<{ times: { from: string }[] }>('callback.find-times', {
      conversationId,
    });
    const wish = { conversationId, phone: '13800001234', from: times[0]!.from };
    expect(await shopper.refused('callback.plan', { ...wish, phone: 'call me' })).toBe('invalid-payload');
    const other = await first.widget(inbox);
    expect(await other.refused('callback.plan', wish)).toMatch(
      /not-permitted|not-a-participant|conversation-not-found/,
    );
    await shopper.done('callback.plan', wish);
    const stranger = await first.agent([await first.team()]);
    const token = await first.signIn(stranger.email);
    const list = await first.request<{ items: Call[] }>('GET', '/api/callbacks', { token });
    expect(list.body.items).toEqual([]);
    const [{ id }] = (await first.database.query<{ id: string }>(
      'select id from routing_callbacks where conversation_id = $1',
      [conversationId],
    )) as [{ id: string }];
    expect((await first.request('POST', `/api/callbacks/${id}/take`, { token })).status).toBe(403);
    expect((await first.request('GET', `/api/teams/${team}/queue`, { token })).status).toBe(403);
    for (const socket of [shopper, other]) socket.close();
  });
});
