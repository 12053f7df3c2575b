import type { AgentActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { recordedEvents, testDatabase, type TestDatabase } from '@yingda/testing';
import { TimelineReads } from '../storage/timeline-reads';
import { anAgent, theSystem } from '../testing';
import { anOpenConversation, testGround, type TestGround } from '../testing-ground';
import { AddNote, type NoteAdded } from './add-note';
import { AssignConversation } from './assigning';
import { TransferConversation } from './handling';
import { ReadMentions } from './read-mentions';

describe('mentions in notes', () => {
  let test: TestDatabase;
  let ground: TestGround;
  let id: string;
  let teamId: string;
  let writer: AgentActor;
  let mate: AgentActor;
  const use = <T extends object>(type: abstract new (...args: never[]) => T): T => ground.context.find(type);

  beforeAll(async () => {
    test = await testDatabase();
    ground = testGround(test);
  });
  beforeEach(async () => {
    teamId = newId();
    writer = anAgent({ teamIds: [teamId], name: '林悦' });
    mate = anAgent({ teamIds: [teamId], name: '王五' });
    ground.names.know(writer, mate);
    ({ id } = await anOpenConversation(ground.context, { teamId }));
    await use(AssignConversation).execute(theSystem, {
      conversationId: id,
      agentId: writer.agentId,
      how: 'routed',
    });
  });
  afterEach(() => test.truncate());
  afterAll(() => test.close());

  const note = (mentions: string[], clientMessageId = newId()): Promise<NoteAdded> =>
    use(AddNote).execute(writer, { conversationId: id, clientMessageId, text: '@王五 看一下', mentions });
  const kept = () =>
    test.database.query<{ agentId: string; noteId: string; position: number; unread: boolean }>(
      `select agent_id as "agentId", note_id as "noteId", position, unread from mentions order by position, agent_id`,
    );
  const entry = async (noteId: string) => (await use(TimelineReads).entry(noteId))!;

  it('are kept with the note, one for each agent, unread', async () => {
    const manager = anAgent({ role: 'manager' });
    ground.names.know(manager);
    const added = await note([mate.agentId, manager.agentId, mate.agentId]);
    expect(added.notTold).toBeUndefined();
    const { position, mentions } = await entry(added.id);
    expect(mentions).toEqual([mate.agentId, manager.agentId]);
    expect(await kept()).toEqual(
      [mate.agentId, manager.agentId]
        .sort()
        .map((agentId) => ({ agentId, noteId: added.id, position, unread: true })),
    );
  });

  it('are kept once however often the note is sent, and every time with the first answer', async () => {
    const stranger = anAgent();
    ground.names.know(stranger);
    const clientMessageId = newId();
    const answers = await Promise.all(
      [1, 2, 3].map(() => note([mate.agentId, stranger.agentId], clientMessageId)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(answers[0]!.notTold).toEqual([stranger.agentId]);
    expect(await kept()).toHaveLength(1);
  });

  it('tell nobody who may not read the conversation, nor ended accounts, nor ids of nobody; the writer hears who', async () => {
    const stranger = anAgent({ teamIds: [newId()] });
    const handler = anAgent({ role: 'handler', teamIds: [teamId] });
    const gone = anAgent({ teamIds: [teamId] });
    ground.names.know(stranger, handler, { ...gone, active: false });
    const unknown = newId();
    ground.names.agents.set(unknown, null as never);
    const left = [stranger.agentId, handler.agentId, gone.agentId, unknown];
    const added = await note([...left, mate.agentId]);
    expect(added.notTold).toEqual(left);
    expect((await kept()).map((row) => row.agentId)).toEqual([mate.agentId]);
    expect((await entry(added.id)).mentions).toEqual([mate.agentId]);
    const [event] = await recordedEvents(test.database, 'note.added');
    expect(event!.payload.mentions).toEqual([mate.agentId]);
  });

  it('are decided as the conversation stands when the note is stored, also while it is transferred', async () => {
    const other = newId();
    for (let round = 0; round < 8; round++) {
      const to = round % 2 === 0 ? other : teamId;
      const manager = anAgent({ role: 'manager' });
      const added = use(AddNote).execute(manager, {
        conversationId: id,
        clientMessageId: newId(),
        text: '@王五',
        mentions: [mate.agentId],
      });
      const moved = use(TransferConversation).execute(manager, {
        conversationId: id,
        to: { teamId: to },
        note: 'x',
      });
      const [{ id: noteId, notTold }] = await Promise.all([added, moved]);
      const [transferred] = await test.database.query<{ position: number }>(
        `select max(position) as position from messages where conversation_id = $1
           and content ->> 'event' = 'conversation-transferred'`,
        [id],
      );
      const before = (await entry(noteId)).position < transferred!.position;
      const mayRead = (to === other) === before;
      expect(notTold).toEqual(mayRead ? undefined : [mate.agentId]);
      expect((await kept()).some((row) => row.noteId === noteId)).toBe(mayRead);
    }
  });

  it('make no mention of naming oneself', async () => {
    const added = await note([writer.agentId]);
    expect(added.notTold).toBeUndefined();
    expect(await kept()).toEqual([]);
  });

  it('are read up to a place, by their own agent only, and told once', async () => {
    const senior = anAgent({ teamIds: [teamId] });
    ground.names.know(senior);
    const first = await entry((await note([mate.agentId, senior.agentId])).id);
    const second = await entry((await note([mate.agentId])).id);
    const read = (actor: AgentActor, upToPosition: number) =>
      use(ReadMentions).execute(actor, { conversationId: id, upToPosition });
    await read(mate, first.position);
    await read(mate, first.position);
    await read(writer, second.position);
    expect((await kept()).map((row) => [row.agentId, row.position, row.unread])).toEqual(
      [
        [mate.agentId, first.position, false],
        [senior.agentId, first.position, true],
        [mate.agentId, second.position, true],
      ].sort(([a, p], [b, q]) => Number(p) - Number(q) || (String(a) < String(b) ? -1 : 1)),
    );
    expect((await recordedEvents(test.database, 'mention.read')).map((event) => event.payload)).toEqual([
      { agentId: mate.agentId, conversationId: id, upToPosition: first.position },
    ]);
  });
});
