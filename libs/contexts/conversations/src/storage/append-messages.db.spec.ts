import type { Actor, AgentActor, CustomerActor } from '@yingda/events';
import { CONVERSATION_STATUSES, type ConversationStatus } from '@yingda/contracts/names';
import { newId, type WriterConnection } from '@yingda/platform';
import { recordedEvents, testDatabase, type TestDatabase } from '@yingda/testing';
import fc from 'fast-check';
import { excerptOf } from '../domain/content';
import { admit, append, authorKindOf } from '../domain/messages';
import { authorOf, staffEntryOf, type Moment } from '../domain/step';
import { stateOf } from '../domain/views';
import type { Conversation } from '../domain/conversation';
import { refOf } from '@yingda/events';
import { aConversation, aCustomer, anAgent } from '../testing';
import { appendMessages, type Appendix } from './append-messages';
import { APPEND_MANY } from './append-sql';
import { CONVERSATION_COLUMNS, INSERT_CONVERSATION, insertValues } from './conversation-row';

const now = new Date('2026-03-02T03:00:00.123Z');
const customers = [aCustomer(), aCustomer()];
const agents = [anAgent(), anAgent(), anAgent({ role: 'manager' })];
const actors: Actor[] = [
  ...customers,
  ...agents,
  { kind: 'system', name: 'auto-reply' },
  { kind: 'api', keyId: newId(), name: 'shop' },
];
const team = newId();

/** Conversations as they can be: every status with what goes with it, of either customer, with any agent. */
const someConversation: fc.Arbitrary<Conversation> = fc
  .record({
    status: fc.constantFrom<ConversationStatus>(...CONVERSATION_STATUSES),
    customer: fc.constantFrom(...customers),
    // Of the same customer, of the other one (joined a moment ago), or of nobody who writes here.
    identity: fc.constantFrom(...customers.map((one) => one.identityId), null),
    agent: fc.constantFrom(...agents),
    joined: fc.subarray(agents),
    waitingFor: fc.constantFrom('us' as const, 'customer' as const),
    answered: fc.boolean(),
    accepted: fc.boolean(),
    merged: fc.boolean(),
    hoursAgo: fc.integer({ min: 0, max: 40 }),
    sequence: fc.integer({ min: 0, max: 5 }),
    unread: fc.integer({ min: 0, max: 3 }),
  })
  .map((c) => {
    const openedAt = new Date(now.getTime() - 48 * 3_600_000);
    const ended = c.status === 'closed' || c.status === 'abandoned';
    const held = ['offered', 'assigned', 'active'].includes(c.status);
    return aConversation({
      customerId: c.customer.customerId,
      identityId: c.identity ?? newId(),
      teamId: team,
      status: c.status,
      agentId: held || c.status === 'closed' ? c.agent.agentId : null,
      joinedAgentIds: c.joined.map((one) => one.agentId),
      waitingFor: c.waitingFor,
      waitingSince: openedAt,
      openedAt,
      queuedAt: openedAt,
      assignedAt: held ? openedAt : null,
      acceptedAt: held && c.accepted ? openedAt : null,
      firstResponseAt: c.answered ? openedAt : null,
      firstResponseId: c.answered ? newId() : null,
      closedAt: ended ? new Date(now.getTime() - c.hoursAgo * 3_600_000) : null,
      endedBy: ended ? 'customer' : null,
      sequence: c.sequence,
      position: c.sequence + 2,
      unread: c.unread,
      subject: 'ä "quoted" 字',
      ...(c.answered ? { ratingScore: 4, ratedAt: openedAt, ratingComment: 'ok' } : {}),
      ...(c.merged && c.status === 'closed' ? { mergedIntoId: MERGED_INTO } : {}),
    });
  });
const MERGED_INTO = newId();

describe('appending messages', () => {
  let test: TestDatabase;
  let writer: WriterConnection;

  beforeAll(async () => {
    test = await testDatabase();
    writer = test.database.writer();
  });
  afterEach(() => test.truncate());
  afterAll(() => test.close());

  const insert = (conversation: Conversation) =>
    test.database.query(INSERT_CONVERSATION, insertValues(conversation));
  const stored = async (id: string) =>
    (
      await test.database.query<Conversation>(
        `select ${CONVERSATION_COLUMNS} from conversations c where c.id = $1`,
        [id],
      )
    )[0]!;
  const message = (actor: Actor, conversationId: string, body = '你好 hello'): Appendix => {
    const content = { kind: 'text' as const, text: body };
    return {
      conversationId,
      authorKind: authorKindOf(actor),
      authorId: authorOf(actor).id ?? null,
      identityId: actor.kind === 'customer' ? actor.identityId : null,
      excerpt: excerptOf(content),
      createdAt: now,
      entry: {
        id: newId(),
        conversationId,
        entry: 'message',
        author: authorOf(actor),
        content,
        createdAt: now.toISOString(),
        clientMessageId: newId(),
      },
      by: refOf(actor),
      eventId: newId(),
      requestId: null,
    };
  };
  const none = { ids: [], at: now };
  const numbered = (index: number, conversation: Conversation) => ({
    ...conversation,
    number: String(100_001 + index),
  });

  it('lets in exactly what the domain rule lets in, and leaves the same conversation, entry and event behind', async () => {
    await insert(aConversation({ id: MERGED_INTO, number: '1' }));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(someConversation, fc.constantFrom(...actors)), { minLength: 1, maxLength: 6 }),
        fc.boolean(),
        async (cases, together) => {
          const runs = cases.map(([conversation, actor], index) => {
            const one = numbered(index, conversation);
            return { conversation: one, actor, message: message(actor, one.id) };
          });
          for (const run of runs) await insert(run.conversation);
          const results = together
            ? await appendMessages(
                writer,
                runs.map((run) => run.message),
                none,
              )
            : (await Promise.all(runs.map((run) => appendMessages(writer, [run.message], none)))).flat();
          for (const [index, run] of runs.entries()) await compare(run, results[index]!);
          await test.database.query('delete from conversations where id <> $1', [MERGED_INTO]);
          await test.database.query('truncate messages, outbox_events');
        },
      ),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 60) },
    );
  });

  async function compare(
    run: { conversation: Conversation; actor: Actor; message: Appendix },
    result: Awaited<ReturnType<typeof appendMessages>>[number],
  ): Promise<void> {
    const { conversation, actor } = run;
    const admission = admit(actor, conversation, now);
    expect(result === null ? 'left out' : 'append').toBe(admission.kind === 'append' ? 'append' : 'left out');
    if (result === null) return expect(await stored(conversation.id)).toEqual(conversation);
    const moment: Moment = { actor, now, newId };
    const { entry } = run.message;
    const expected = append(
      conversation,
      { id: entry.id, clientMessageId: entry.clientMessageId, content: entry.content },
      moment,
    );
    expect(await stored(conversation.id)).toEqual(expected.conversation);
    const event = (await recordedEvents(test.database, 'message.sent')).find(
      (one) => one.aggregateId === conversation.id,
    )!;
    expect(event).toEqual(result.event);
    expect(event.payload).toEqual({
      conversation: stateOf(expected.conversation),
      entries: expected.entries.map(staffEntryOf),
      by: expected.by,
      firstResponse: expected.extra.firstResponse,
    });
  }

  it('gives each message of a run in one conversation the numbers and the state it made', async () => {
    const agent = agents[0] as AgentActor;
    const conversation = aConversation({
      status: 'assigned',
      agentId: agent.agentId,
      assignedAt: now,
      sequence: 2,
      position: 4,
    });
    await insert(conversation);
    const messages = ['一', '二', '三'].map((body) => message(agent, conversation.id, body));
    const results = [];
    for (const one of messages) results.push(...(await appendMessages(writer, [one], none)));
    expect(results.map((result) => result!.sequence)).toEqual([3, 4, 5]);
    let current = conversation;
    for (const [index, result] of results.entries()) {
      const { entry } = messages[index]!;
      const one = append(
        current,
        { id: entry.id, clientMessageId: entry.clientMessageId, content: entry.content },
        { actor: agent, now, newId },
      );
      const { head, lastMessage, unread } = result!.event!.payload.conversation;
      const state = stateOf(one.conversation);
      expect({ head, lastMessage, unread, first: result!.event!.payload.firstResponse }).toEqual({
        head: state.head,
        lastMessage: state.lastMessage,
        unread: state.unread,
        first: one.extra.firstResponse,
      });
      current = one.conversation;
    }
    expect(await stored(conversation.id)).toEqual(current);
  });

  it('leaves out a second new message of one conversation, for whoever asks to take it alone', async () => {
    const customer = customers[0] as CustomerActor;
    const conversation = aConversation({ status: 'queued', queuedAt: now, customerId: customer.customerId });
    await insert(conversation);
    const both = [message(customer, conversation.id), message(customer, conversation.id)];
    const results = await appendMessages(writer, both, none);
    expect(results.filter((result) => result === null)).toHaveLength(1);
    expect((await stored(conversation.id)).sequence).toBe(conversation.sequence + 1);
  });

  it('keeps whatever is written, of whatever signs', async () => {
    const customer = customers[0] as CustomerActor;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), {
          minLength: 1,
          maxLength: 3,
        }),
        async (bodies) => {
          const runs = bodies.map((body, index) => {
            const one = numbered(
              index,
              aConversation({ status: 'queued', queuedAt: now, customerId: customer.customerId }),
            );
            return { one, message: message(customer, one.id, body) };
          });
          for (const { one } of runs) await insert(one);
          await appendMessages(
            writer,
            runs.map((run) => run.message),
            none,
          );
          const rows = await test.database.query<{ id: string; content: object }>(
            'select id, content from messages',
          );
          const events = await recordedEvents(test.database, 'message.sent');
          for (const { one, message: sent } of runs) {
            expect(rows.find((row) => row.id === sent.entry.id)?.content).toEqual(sent.entry.content);
            const event = events.find((some) => some.aggregateId === one.id)!;
            expect(event.payload.entries[0]).toMatchObject(sent.entry);
            expect(event.payload.conversation.lastMessage?.excerpt).toBe(sent.excerpt);
          }
          await test.truncate();
        },
      ),
      { numRuns: 40 },
    );
  });

  it('answers what it knows already with the first answer, in a batch with new ones', async () => {
    const customer = customers[0] as CustomerActor;
    const conversation = aConversation({ status: 'queued', queuedAt: now, customerId: customer.customerId });
    await insert(conversation);
    const first = message(customer, conversation.id);
    const [before] = await appendMessages(writer, [first], none);
    const again = {
      ...message(customer, conversation.id, 'other text'),
      entry: { ...first.entry, id: newId() },
    };
    const [same, next] = await appendMessages(writer, [again, message(customer, conversation.id)], none);
    expect(same).toEqual({ ...before, event: null });
    expect(next!.sequence).toBe(before!.sequence + 1);
  });

  it('marks what was fanned out along with the batch', async () => {
    const customer = customers[0] as CustomerActor;
    const conversation = aConversation({ status: 'queued', queuedAt: now, customerId: customer.customerId });
    await insert(conversation);
    const first = message(customer, conversation.id);
    await appendMessages(writer, [first], none);
    await appendMessages(writer, [message(customer, conversation.id)], { ids: [first.eventId], at: now });
    const rows = await test.database.query('select id from outbox_events where fanned_out_at is not null');
    expect(rows).toEqual([{ id: first.eventId }]);
  });

  it('reaches every row by its index, even when planned on empty tables', async () => {
    const settings = [
      'enable_seqscan = off',
      'enable_mergejoin = off',
      'plan_cache_mode = force_generic_plan',
    ];
    const values = APPEND_MANY.text.match(/\$\d+/g)!.map((name) => Number(name.slice(1)));
    const arrays = Array.from({ length: Math.max(...values) - 1 }, () => `'{}'`);
    const plan = await test.unitOfWork.run(async () => {
      for (const setting of settings) await test.database.query(`set local ${setting}`);
      await test.database.query(`prepare probe as ${APPEND_MANY.text}`);
      const text = `explain execute probe(${[...arrays, `'2026-03-02'`].join(', ')})`;
      return test.database.query<{ 'QUERY PLAN': string }>(text);
    });
    const lines = plan.map((row) => row['QUERY PLAN']).join('\n');
    expect(lines).not.toMatch(/Seq Scan|Merge Join|Bitmap Heap Scan on (messages|conversations)/);
    expect(lines).toMatch(/Index Scan using messages_conversation_id_client_message_id_key/);
    expect(lines).toMatch(/Index Scan using conversations_pkey/);
  });
});
