import { type Message, type StaffEntry } from '@yingda/contracts';
import type { AgentActor, CustomerActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import fc from 'fast-check';
import { anAgent, theSystem } from '../testing';
import { anOpenConversation, testGround, type TestGround } from '../testing-ground';
import { AssignConversation } from '../use-cases/assigning';
import { EscalateConversation } from '../use-cases/handling';
import { MarkRead } from '../use-cases/marking';
import { AddNote } from '../use-cases/add-note';
import { EditMessage, RecallMessage } from '../use-cases/notes-and-changes';
import { SendMessage } from '../use-cases/send-message';
import { ConversationReader } from './conversation-reader';
import { TimelineReads } from './timeline-reads';

type Deed = 'customer' | 'agent' | 'note' | 'edit' | 'recall' | 'escalate' | 'read';
interface Screen<Entry> {
  entries: Map<number, Entry>;
  last: number;
  revision: number;
}

describe('catching up', () => {
  let test: TestDatabase;
  let ground: TestGround;
  const use = <T extends object>(type: abstract new (...args: never[]) => T): T => ground.context.find(type);

  beforeAll(async () => {
    test = await testDatabase();
    ground = testGround(test);
  });
  afterEach(() => test.truncate());
  afterAll(() => test.close());

  async function setUp() {
    const agent = anAgent({ role: 'manager' });
    const { id, customer } = await anOpenConversation(ground.context);
    await use(AssignConversation).execute(theSystem, {
      conversationId: id,
      agentId: agent.agentId,
      how: 'routed',
    });
    return { id, customer, agent };
  }

  async function act(
    deed: Deed,
    on: { id: string; customer: CustomerActor; agent: AgentActor },
    sent: string[],
  ) {
    const text = (body: string) => ({
      conversationId: on.id,
      clientMessageId: newId(),
      content: { kind: 'text' as const, text: body },
    });
    switch (deed) {
      case 'customer':
        return void (await use(SendMessage).execute(on.customer, text('来自顾客')));
      case 'agent':
        return void sent.push((await use(SendMessage).execute(on.agent, text('来自客服'))).id);
      case 'note':
        return void (await use(AddNote).execute(on.agent, {
          conversationId: on.id,
          clientMessageId: newId(),
          text: '备注',
        }));
      case 'edit':
        if (sent[0])
          await use(EditMessage).execute(on.agent, {
            messageId: sent[0],
            content: { kind: 'text', text: `改 ${newId()}` },
          });
        return;
      case 'recall':
        if (sent.length > 1) await use(RecallMessage).execute(on.agent, { messageId: sent.pop()! });
        return;
      case 'escalate':
        return void (await use(EscalateConversation)
          .execute(on.agent, { conversationId: on.id, reason: 'x' })
          .catch(() => undefined));
      case 'read':
        return use(MarkRead).execute(on.customer, { conversationId: on.id, upToSequence: 2 + sent.length });
    }
  }

  async function catchUpStaff(id: string, screen: Screen<StaffEntry>): Promise<void> {
    for (;;) {
      const answer = await use(TimelineReads).catchUpStaff({
        conversationId: id,
        afterPosition: screen.last,
        afterRevision: screen.revision,
      });
      for (const entry of [...answer.entries, ...answer.changed]) screen.entries.set(entry.position, entry);
      screen.last = answer.head.position!;
      screen.revision = answer.head.revision;
      if (!answer.hasMore) return;
    }
  }

  async function catchUpCustomer(id: string, screen: Screen<Message>): Promise<void> {
    for (;;) {
      const answer = await use(TimelineReads).catchUpCustomer({
        conversationId: id,
        afterSequence: screen.last,
        afterRevision: screen.revision,
      });
      for (const message of [...answer.entries, ...answer.changed])
        screen.entries.set(message.sequence, message);
      screen.last = answer.head.sequence;
      screen.revision = answer.head.revision;
      if (!answer.hasMore) return;
    }
  }

  const shown = <Entry>(screen: Screen<Entry>) =>
    [...screen.entries].sort(([a], [b]) => a - b).map(([, entry]) => entry);

  it('makes an old screen exactly a fresh one, for both audiences, whatever happened in between', async () => {
    const deeds = fc.array(
      fc.constantFrom<Deed>('customer', 'agent', 'agent', 'note', 'edit', 'recall', 'escalate', 'read'),
      { maxLength: 14 },
    );
    await fc.assert(
      fc.asyncProperty(deeds, deeds, async (before, after) => {
        const on = await setUp();
        const sent: string[] = [];
        for (const deed of before) await act(deed, on, sent);
        const staff: Screen<StaffEntry> = { entries: new Map(), last: 0, revision: 0 };
        const customer: Screen<Message> = { entries: new Map(), last: 0, revision: 0 };
        await catchUpStaff(on.id, staff);
        await catchUpCustomer(on.id, customer);
        for (const deed of after) await act(deed, on, sent);
        await catchUpStaff(on.id, staff);
        await catchUpCustomer(on.id, customer);
        expect(shown(staff)).toEqual((await use(TimelineReads).entries(on.id, null, 100)).entries);
        expect(shown(customer)).toEqual(
          (await use(TimelineReads).customerMessages(on.id, null, 100)).messages,
        );
        const [staffHead] = await use(ConversationReader).heads([on.id], 'staff');
        expect(staffHead).toMatchObject({ position: staff.last, revision: staff.revision });
        const [head] = await use(ConversationReader).heads([on.id], 'customer');
        expect(head).toEqual({ conversationId: on.id, sequence: customer.last, revision: customer.revision });
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 15) },
    );
  });

  it('comes in pages that go on from each other', async () => {
    const on = await setUp();
    const sent: string[] = [];
    for (let index = 0; index < 230; index++) await act('agent', on, sent);
    const customer: Screen<Message> = { entries: new Map(), last: 0, revision: 0 };
    const first = await use(TimelineReads).catchUpCustomer({
      conversationId: on.id,
      afterSequence: 0,
      afterRevision: 0,
    });
    expect(first).toMatchObject({ hasMore: true, head: { sequence: 100 } });
    await catchUpCustomer(on.id, customer);
    for (const messageId of sent) await use(RecallMessage).execute(on.agent, { messageId });
    await catchUpCustomer(on.id, customer);
    const { messages } = await use(TimelineReads).customerMessages(on.id, null, 1_000);
    expect(shown(customer)).toEqual(messages);
    expect(messages.filter((message) => message.recalledAt)).toHaveLength(230);
  });

  it('shows the customer no note and no inner event', async () => {
    const on = await setUp();
    for (const deed of ['note', 'escalate', 'agent', 'note'] as const) await act(deed, on, []);
    const answer = await use(TimelineReads).catchUpCustomer({
      conversationId: on.id,
      afterSequence: 0,
      afterRevision: 0,
    });
    expect(answer.entries.map((message) => message.content.kind)).toEqual(['event', 'text']);
    expect(JSON.stringify(answer)).not.toMatch(/备注|escalat|position/);
  });
});
