import type { AgentActor, CustomerActor } from '@yingda/events';
import { newId, Relay } from '@yingda/platform';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import { visibilityOf } from '../domain/access';
import { IndexMessages } from '../reactions/index-messages';
import { anAgent, theSystem } from '../testing';
import { anOpenConversation, testGround, type TestGround } from '../testing-ground';
import { AssignConversation } from '../use-cases/assigning';
import { AddNote } from '../use-cases/add-note';
import { EditMessage, RecallMessage } from '../use-cases/notes-and-changes';
import { SendMessage } from '../use-cases/send-message';
import { MessageSearch } from './message-search';

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
  });

  it('ranks the better hit first, and of equal ones the newer', async () => {
    const { id, customer } = await anOpenConversation(ground.context);
    const older = await say(customer, id, '咖啡机');
    test.clock.advance(1_000);
    const newer = await say(customer, id, '咖啡机');
    const long = await say(customer, id, '我家里的咖啡机旁边放着很多很多别的东西,它们都已经用了好几年');
    expect((await find('咖啡机')).map((hit) => hit.messageId)).toEqual([newer.id, older.id, long.id]);
  });

  describe('among very many messages', () => {
    // More than are read in order of time, so that the rest is found in further stretches.
    const MESSAGES = 70_000;

    beforeAll(async () => {
      const { id } = await anOpenConversation(ground.context);
      await test.database.query(
        `create table many as select n, gen_random_uuid() as id, timestamptz '2026-01-01' + n * interval '7 seconds' as at,
           concat_ws(' ', 'everywhere', case when n % 37 = 0 then 'often' end, case when n % 100 = 0 then 'seldom' end,
             case when n in (5, 40000, 69999) then 'thrice' end, case when n <= 5000 then 'formerly' end, 'w' || n % 977, case when n % 3 = 0 then 'longer text here' end) as words
         from generate_series(1, ${MESSAGES}) n`,
      );
      await test.database.query(
        `insert into messages (id, conversation_id, position, sequence, entry, author_kind, author, content, created_at)
         select id, $1, n + 100, n + 100, 'message', 'customer', '{"kind":"customer","name":"A"}',
           jsonb_build_object('kind', 'text', 'text', words), at from many`,
        [id],
      );
      await test.database.query(
        `insert into message_search (message_id, conversation_id, created_at, words)
         select id, $1, at, to_tsvector('simple', words) from many`,
        [id],
      );
      await test.database.query('drop table many');
      await test.database.query('analyze message_search');
    });

    /** Said plainly: of the newest thousand that hold the word, the best. */
    const plainly = async (word: string) =>
      (
        await test.database.query<{ id: string }>(
          `select message_id as id from (
             select * from message_search where words @@ to_tsquery('simple', $1) order by created_at desc limit 1000) s
           order by ts_rank(words, to_tsquery('simple', $1), 1) desc, created_at desc limit 50`,
          [`'${word}':*`],
        )
      ).map((row) => row.id);

    it.each(['everywhere', 'often', 'seldom', 'thrice', 'formerly', 'w500', 'nowhere'])(
      'ranks the newest thousand that hold "%s", wherever they are',
      async (word) => {
        expect((await search.find(word, { visibility: manager })).map((hit) => hit.messageId)).toEqual(
          await plainly(word),
        );
      },
    );

    it('finds nothing where nothing may be seen', async () => {
      const stranger = visibilityOf(anAgent())!;
      for (const word of ['everywhere', 'often', 'thrice'])
        expect(await search.find(word, { visibility: stranger })).toEqual([]);
    });
  });
});
