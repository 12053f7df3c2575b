import type { Actor, AgentActor, CustomerActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { testDatabase, type TestDatabase } from '@yingda/testing';
import sharp from 'sharp';
import { TimelineReads } from '../storage/timeline-reads';
import { aCustomer, anAgent, theSystem } from '../testing';
import { anOpenConversation, testGround, type TestGround } from '../testing-ground';
import { AssignConversation } from './assigning';
import { KeepFiles, ReadAttachment, StoreAttachment } from './attachments';
import { MergeConversations } from './merging';
import { RecallMessage } from './notes-and-changes';
import { RemoveUnsent, UNSENT_MS } from './remove-unsent';
import { SendMessage } from './send-message';

describe('files', () => {
  let test: TestDatabase;
  let ground: TestGround;
  let id: string;
  let customer: CustomerActor;
  let agent: AgentActor;
  const use = <T extends object>(type: abstract new (...args: never[]) => T): T => ground.context.find(type);

  beforeAll(async () => {
    test = await testDatabase();
    ground = testGround(test);
  });
  beforeEach(async () => {
    agent = anAgent();
    ({ id, customer } = await anOpenConversation(ground.context));
    await use(AssignConversation).execute(theSystem, {
      conversationId: id,
      agentId: agent.agentId,
      how: 'routed',
    });
  });
  afterEach(() => test.truncate());
  afterAll(() => test.close());

  const jpeg = () =>
    sharp({ create: { width: 1_200, height: 800, channels: 3, background: '#c33' } })
      .withExif({ IFD0: { Artist: 'secret place' } })
      .jpeg()
      .toBuffer();
  const store = (actor: Actor, bytes: Buffer, file: { name: string; type: string }) =>
    use(StoreAttachment).execute({ actor, bytes, name: file.name, declaredType: file.type });
  const picture = async (actor: Actor) =>
    store(actor, await jpeg(), { name: '照片.jpg', type: 'image/jpeg' });
  const send = (actor: Actor, attachmentId: string, clientMessageId = newId()) =>
    use(SendMessage).execute(actor, {
      conversationId: id,
      clientMessageId,
      content: {
        kind: 'image',
        attachmentId,
        caption: '看',
        attachment: { name: 'forged', contentType: 'x', bytes: 1 },
      },
    });
  const bytesOf = async (attachmentId: string, preview = false) => {
    const { stream, contentType, inline } = await use(ReadAttachment).open({ attachmentId, preview });
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return { body: Buffer.concat(chunks), contentType, inline };
  };

  it('makes images anew, without what was hidden in them, and a small one for the timeline', async () => {
    const original = await jpeg();
    expect(original.includes('secret place')).toBe(true);
    const stored = await store(customer, original, { name: '照片.jpg', type: 'image/jpeg' });
    expect(stored).toMatchObject({
      kind: 'image',
      name: '照片.jpg',
      contentType: 'image/jpeg',
      width: 1_200,
      height: 800,
    });
    const { body, inline } = await bytesOf(stored.id);
    expect([body.includes('secret place'), body.length, inline]).toEqual([false, stored.bytes, true]);
    const preview = await bytesOf(stored.id, true);
    expect(await sharp(preview.body).metadata()).toMatchObject({ width: 640, height: 427, format: 'webp' });
    expect(preview.contentType).toBe('image/webp');
  });

  it('turns a picture upright before it forgets which way is up', async () => {
    const lying = await sharp({ create: { width: 30, height: 10, channels: 3, background: 'red' } })
      .jpeg()
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect(await store(customer, lying, { name: 'a.jpg', type: 'image/jpeg' })).toMatchObject({
      width: 10,
      height: 30,
    });
  });

  it('refuses by content what a name or type hides, and what is no image although it begins like one', async () => {
    const kept = ground.files.files.size;
    const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200)]);
    await expect(store(customer, program, { name: 'a.png', type: 'image/png' })).rejects.toMatchObject({
      code: 'file-type-mismatch',
    });
    await expect(store(customer, program, { name: 'a.exe', type: '' })).rejects.toMatchObject({
      code: 'file-type-not-allowed',
    });
    const page = Buffer.from('<!doctype html><script>alert(1)</script>');
    await expect(store(customer, page, { name: 'a.txt', type: 'text/plain' })).rejects.toMatchObject({
      code: 'file-type-mismatch',
    });
    await expect(store(customer, page, { name: 'a.html', type: 'text/html' })).rejects.toMatchObject({
      code: 'file-type-not-allowed',
    });
    const cut = (await jpeg()).subarray(0, 300);
    await expect(store(customer, cut, { name: 'a.jpg', type: 'image/jpeg' })).rejects.toMatchObject({
      code: 'file-type-mismatch',
    });
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
    await expect(store(customer, svg, { name: 'a.svg', type: 'image/svg+xml' })).rejects.toMatchObject({
      code: 'file-type-not-allowed',
    });
    expect(ground.files.files.size).toBe(kept);
    expect(await test.database.query('select 1 from attachments')).toEqual([]);
  });

  it('takes texts as texts and never shows them in place', async () => {
    const stored = await store(agent, Buffer.from('订单号,状态\n1,已发货\n'), {
      name: '订单.csv',
      type: 'text/csv',
    });
    expect(stored).toMatchObject({ kind: 'file', contentType: 'text/csv' });
    expect((await bytesOf(stored.id)).inline).toBe(false);
  });

  it('sends an own upload once, with the facts of the stored file instead of the sender’s', async () => {
    const { id: attachmentId, bytes } = await picture(customer);
    const clientMessageId = newId();
    const answers = await Promise.all([1, 2, 3].map(() => send(customer, attachmentId, clientMessageId)));
    expect(new Set(answers.map((answer) => answer.id)).size).toBe(1);
    const { messages } = await use(TimelineReads).customerMessages(id, null);
    expect(messages[messages.length - 1]!.content).toEqual({
      kind: 'image',
      attachmentId,
      caption: '看',
      attachment: { name: '照片.jpg', contentType: 'image/jpeg', bytes, width: 1_200, height: 800 },
    });
    await expect(send(customer, attachmentId)).rejects.toMatchObject({ code: 'attachment-not-found' });
    const foreign = await picture(agent);
    await expect(send(customer, foreign.id)).rejects.toMatchObject({ code: 'attachment-not-found' });
    expect((await use(TimelineReads).customerMessages(id, null)).messages).toHaveLength(messages.length);
  });

  it('is read by the uploader before sending, by participants after, by strangers never, and by nobody once recalled', async () => {
    const { id: attachmentId } = await picture(customer);
    const read = (actor: Actor) => use(ReadAttachment).execute(actor, { attachmentId });
    await expect(read(agent)).rejects.toMatchObject({ code: 'attachment-not-found' });
    await read(customer);
    const { id: messageId } = await send(customer, attachmentId);
    expect(await read(agent)).toMatchObject({ id: attachmentId, kind: 'image' });
    for (const stranger of [aCustomer(), anAgent(), anAgent({ role: 'administrator' })])
      await expect(read(stranger)).rejects.toMatchObject({ code: 'attachment-not-found' });
    await use(RecallMessage).execute(customer, { messageId });
    await expect(read(customer)).rejects.toMatchObject({ code: 'attachment-not-found' });
    await expect(use(ReadAttachment).open({ attachmentId })).rejects.toMatchObject({
      code: 'attachment-not-found',
    });
  });

  it('is read by who serves the conversation it was merged into', async () => {
    const { id: attachmentId } = await picture(customer);
    await send(customer, attachmentId);
    const target = await anOpenConversation(ground.context, { customerId: customer.customerId });
    const other = anAgent();
    await use(AssignConversation).execute(theSystem, {
      conversationId: target.id,
      agentId: other.agentId,
      how: 'routed',
    });
    const manager = anAgent({ role: 'manager' });
    await use(MergeConversations).execute(manager, { conversationId: id, intoConversationId: target.id });
    await use(ReadAttachment).execute(other, { attachmentId });
  });

  it('removes uploads that were not sent within a day, file and preview, and nothing else', async () => {
    const [sent, used, forgotten] = await Promise.all([picture(customer), picture(agent), picture(customer)]);
    await send(customer, sent!.id);
    const text = await store(customer, Buffer.from('words'), { name: 'a.txt', type: 'text/plain' });
    const remove = () => use(RemoveUnsent).execute(async () => new Set([used!.id]));
    expect(await remove()).toBe(0);
    test.clock.advance(UNSENT_MS + 1_000);
    const fresh = await picture(customer);
    expect(await remove()).toBe(2);
    expect(await remove()).toBe(0);
    const left = await test.database.query<{ id: string }>('select id from attachments order by id');
    expect(left.map((row) => row.id).sort()).toEqual([sent!.id, used!.id, fresh.id].sort());
    const keys = [...ground.files.files.keys()];
    for (const gone of [forgotten!, text]) expect(keys.filter((key) => key.includes(gone.id))).toEqual([]);
    expect(keys.filter((key) => key.includes(sent!.id))).toHaveLength(2);
  });

  it('finds everything to be removed however many are kept before it', async () => {
    const word = Buffer.from('words');
    const files = [];
    for (let i = 0; i < 230; i++)
      files.push(await store(customer, word, { name: 'a.txt', type: 'text/plain' }));
    test.clock.advance(UNSENT_MS + 1_000);
    const kept = new Set(files.slice(0, 220).map((file) => file.id));
    expect(await use(RemoveUnsent).execute(async () => kept)).toBe(10);
    expect(await use(RemoveUnsent).execute(async () => new Set())).toBe(220);
  });

  it('says of a file whose bytes are gone that there is none', async () => {
    const { id: attachmentId } = await picture(customer);
    ground.files.files.clear();
    await expect(use(ReadAttachment).open({ attachmentId })).rejects.toMatchObject({
      code: 'attachment-not-found',
    });
  });

  it('that are kept are sent again and again by the shop’s people, each time as a file of its own, and stay', async () => {
    const kept = await picture(agent);
    await use(KeepFiles).execute(agent, { attachmentIds: [kept.id] });
    const colleague = anAgent();
    expect(await use(KeepFiles).execute(colleague, { attachmentIds: [kept.id] })).toMatchObject([
      { id: kept.id, kind: 'image' },
    ]);
    expect((await use(ReadAttachment).execute(colleague, { attachmentId: kept.id })).id).toBe(kept.id);
    await send(agent, kept.id);
    await send(agent, kept.id);
    await expect(send(customer, kept.id)).rejects.toMatchObject({ code: 'attachment-not-found' });
    const { messages } = await use(TimelineReads).customerMessages(id, null);
    const files = messages.flatMap(({ content }) => (content.kind === 'image' ? [content.attachmentId] : []));
    expect(new Set([...files, kept.id]).size).toBe(3);
    for (const attachmentId of files) await use(ReadAttachment).execute(customer, { attachmentId });
    test.clock.advance(UNSENT_MS + 1);
    expect(await use(RemoveUnsent).execute(async () => new Set())).toBe(0);
    const others = await picture(customer);
    await expect(use(KeepFiles).execute(agent, { attachmentIds: [others.id] })).rejects.toMatchObject({
      code: 'attachment-not-found',
    });
  });
});
