import type { AgentActor, CustomerActor } from '@yingda/events';
import { newId, Relay } from '@yingda/platform';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import { visibilityOf } from '../domain/access';
import { IndexMessages } from '../reactions/index-messages';
import { anAgent, theSystem } from '../testing';
import { anOpenConversation, testGround, type TestGround } from '../testing-ground';
import { AssignConversation } from '../use-cases/assigning';
import { AddNote, EditMessage, RecallMessage } from '../use-cases/notes-and-changes';
import { SendMessage } from '../use-cases/send-message';
import { CANDIDATES, MessageSearch } from './message-search';

describe('searching messages', () => {
  let test: TestDatabase;
  let ground: TestGround;
  let search: MessageSearch;
  let relay: Relay;
  const use = <T extends object>(type: abstract new (...args: never[]) => T): T => ground.context.find(type);

  beforeAll(async () => {
    test = await testDatabase();
    ground = testGround(test);
    search = use(MessageSearch);
    relay = new Relay(test.database, test.unitOfWork, test.outbox, test.clock);
    use(IndexMessages).register(relay);
    await relay.start();
  });
  afterAll(async () => {
    await relay.stop();
    await test.close();
  });

  const manager = visibilityOf(anAgent({ role: 'manager' }))!;
  const say = (actor: CustomerActor | AgentActor, conversationId: string, text: string) =>
    use(SendMessage).execute(actor, {
      conversationId,
      clientMessageId: newId(),
      content: { kind: 'text', text },
    });
  const find = async (query: string, visibility = manager) => {
    await relay.caughtUp();
    return search.find(query, { visibility });
  };

  it('finds words inside Chinese sentences, English words, numbers and notes, with the hit marked', async () => {
    const agent = anAgent();
    const { id, customer } = await anOpenConversation(ground.context);
    await use(AssignConversation).execute(theSystem, {
      conversationId: id,
      agentId: agent.agentId,
      how: 'routed',
    });
    const asked = await say(customer, id, '请问我昨天买的保温杯什么时候能够发货?');
    await say(customer, id, 'My order TB-20260301 has not arrived');
    const note = await use(AddNote).execute(agent, {
      conversationId: id,
      clientMessageId: newId(),
      text: '仓库说明天补发',
    });
    expect(await find('保温杯')).toEqual([
      {
        messageId: asked.id,
        conversationId: id,
        number: expect.stringMatching(/^\d{6}$/),
        customerId: customer.customerId,
        position: 6,
        authorKind: 'customer',
        authorName: customer.name,
        excerpt: expect.stringContaining('\u0001保温杯\u0002'),
        at: asked.createdAt,
      },
    ]);
    expect((await find('ARRIVED order')).map((hit) => hit.excerpt)).toEqual([
      expect.stringContaining('\u0001order\u0002'),
    ]);
    expect(await find('20260301')).toHaveLength(1);
    expect((await find('补发')).map((hit) => hit.messageId)).toEqual([note.id]);
    expect(await find('发货 保温杯')).toHaveLength(1);
    expect(await find('arriv')).toHaveLength(1);
    expect(await find('a')).toEqual([]);
    expect(await find('没有这个词')).toEqual([]);
    expect(await find('?!')).toEqual([]);
  });

  it('follows edits and forgets what was recalled', async () => {
    const { id, customer } = await anOpenConversation(ground.context);
    const { id: messageId } = await say(customer, id, '雨伞坏了');
    expect(await find('雨伞')).toHaveLength(1);
    await use(EditMessage).execute(customer, { messageId, content: { kind: 'text', text: '帐篷坏了' } });
    expect([(await find('雨伞')).length, (await find('帐篷')).length]).toEqual([0, 1]);
    await use(RecallMessage).execute(customer, { messageId });
    expect(await find('帐篷')).toEqual([]);
  });

  it('shows everybody only what they may read', async () => {
    const teamId = newId();
    const { id, customer } = await anOpenConversation(ground.context, { teamId });
    await say(customer, id, '一只长颈鹿玩具');
    expect(await find('长颈鹿', visibilityOf(anAgent({ teamIds: [teamId] }))!)).toHaveLength(1);
    expect(await find('长颈鹿', visibilityOf(anAgent())!)).toEqual([]);
    expect(
      await search.find('长颈鹿', { visibility: visibilityOf(anAgent({ role: 'administrator' })) }),
    ).toEqual([]);
    expect(
      await search.find('长颈鹿', { visibility: manager, customerId: customer.customerId }),
    ).toHaveLength(1);
    expect(await search.find('长颈鹿', { visibility: manager, customerId: newId() })).toEqual([]);
  });

  it('ranks the better hit first, and of equal ones the newer', async () => {
    const { id, customer } = await anOpenConversation(ground.context);
    const older = await say(customer, id, '咖啡机');
    test.clock.advance(1_000);
    const newer = await say(customer, id, '咖啡机');
    const long = await say(customer, id, '我家里的咖啡机旁边放着很多很多别的东西,它们都已经用了好几年');
    expect((await find('咖啡机')).map((hit) => hit.messageId)).toEqual([newer.id, older.id, long.id]);
  });

  it('uses an index at a hundred thousand rows, for words that are rare and for words that are everywhere', async () => {
    await test.database.query(
      `insert into message_search (message_id, conversation_id, created_at, words)
       select gen_random_uuid(), gen_random_uuid(), timestamptz '2026-01-01' + n * interval '1 second',
         to_tsvector('simple', 'everywhere word' || n % 5000 || ' word' || n % 777 || ' word' || n % 91)
       from generate_series(1, 100000) n`,
    );
    await test.database.query('analyze message_search');
    const plan = async (word: string) =>
      (
        await test.database.query<{ 'QUERY PLAN': string }>(
          `explain ${CANDIDATES.replace('$1', `'${word}'`)}`,
        )
      )
        .map((row) => row['QUERY PLAN'])
        .join('\n');
    expect(await plan('word4999')).toMatch(/Bitmap Index Scan on message_search_words_idx/);
    expect(await plan('everywhere')).toMatch(/Index Scan using message_search_created_at_idx/);
    for (const word of ['word4999', 'word50', 'everywhere', 'nowhere'])
      expect(await plan(word)).not.toMatch(/Seq Scan/);
    const began = performance.now();
    await search.find('everywhere', { visibility: manager });
    await search.find('word50', { visibility: manager });
    expect(performance.now() - began).toBeLessThan(1_000);
  });
});
