import type { Content } from '@yingda/contracts';
import type { CustomerActor } from '@yingda/events';
import { newId } from '@yingda/platform';
import { recordedEvents, testDatabase, type TestDatabase } from '@yingda/testing';
import sharp from 'sharp';
import { MessageReads } from '../storage/message-reads';
import { aCustomer, theSystem } from '../testing';
import { anOpenConversation, testGround, type TestGround } from '../testing-ground';
import { ReadAttachment } from './attachments';
import { CloseByCustomer } from './closing';
import { FillAttachment } from './fill-attachment';
import { RecallMessage } from './notes-and-changes';
import { ReceiveMessages, type ReceiveMessagesCommand } from './receive-messages';

describe('messages from a provider', () => {
  let test: TestDatabase;
  let ground: TestGround;
  let customer: CustomerActor;
  const inbox = { id: newId(), channel: 'wechat' as const, teamId: newId() };
  const use = <T extends object>(type: abstract new (...args: never[]) => T): T => ground.context.find(type);

  beforeAll(async () => {
    test = await testDatabase();
    ground = testGround(test);
  });
  beforeEach(() => (customer = aCustomer({ inboxId: inbox.id })));
  afterEach(() => test.truncate());
  afterAll(() => test.close());

  type Part = ReceiveMessagesCommand['parts'][number];
  const text = (words: string, clientMessageId = newId()): Part => ({
    clientMessageId,
    content: { kind: 'text', text: words },
    files: [],
  });
  const receive = (parts: Part[], with_: Partial<ReceiveMessagesCommand> = {}, actor = customer) =>
    use(ReceiveMessages).execute(actor, { inbox, parts, ...with_ });
  const said = (conversationId: string) =>
    test.database.query<{ text: string; sequence: number; identity: string }>(
      `select content ->> 'text' as text, sequence, identity_id as identity from messages
       where conversation_id = $1 and entry = 'message' order by position`,
      [conversationId],
    );

  it('open a queued conversation, all parts in one transaction, each in its place', async () => {
    const { conversationId, messageIds } = await receive([text('一'), text('二')], {
      subject: '退货',
      source: 'qr-7',
    });
    expect((await said(conversationId)).map((one) => [one.text, one.sequence])).toEqual([
      ['一', 1],
      ['二', 2],
    ]);
    expect(messageIds).toHaveLength(2);
    const [row] = await test.database.query(
      `select status, channel, subject, unread, waiting_for as "waitingFor" from conversations`,
    );
    expect(row).toEqual({
      status: 'queued',
      channel: 'wechat',
      subject: '退货',
      unread: 2,
      waitingFor: 'us',
    });
    const [opened] = await recordedEvents(test.database, 'conversation.opened');
    expect(JSON.stringify(opened)).toContain('qr-7');
  });

  it('are there once when they come again, also when the first try is still at work', async () => {
    const parts = [text('一'), text('二')];
    const results = await Promise.all([receive(parts), receive(parts), receive(parts)]);
    expect(new Set(results.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(await said(results[0]!.conversationId)).toHaveLength(2);
    expect(await recordedEvents(test.database, 'message.sent')).toHaveLength(2);
  });

  it('enter the one conversation of this person when two of their accounts write at once', async () => {
    const { id } = await anOpenConversation(ground.context, { customerId: customer.customerId });
    const { conversationId } = await receive([text('从微信来')]);
    expect(conversationId).toBe(id);
    expect(await said(id)).toMatchObject([{ text: '从微信来', identity: customer.identityId }]);
    const many = await Promise.all([1, 2, 3, 4].map((n) => receive([text(`${n}`)])));
    expect(new Set(many.map((one) => one.conversationId))).toEqual(new Set([id]));
  });

  it('of somebody new open one conversation though four come at once', async () => {
    const many = await Promise.all([1, 2, 3, 4].map((n) => receive([text(`${n}`)])));
    expect(new Set(many.map((one) => one.conversationId)).size).toBe(1);
    expect(await said(many[0]!.conversationId)).toHaveLength(4);
  });

  it('reopen the last conversation within a day, and open the next one afterwards', async () => {
    const { conversationId } = await receive([text('一')]);
    await use(CloseByCustomer).execute(customer, { conversationId });
    test.clock.advance(3_600_000);
    expect((await receive([text('二')])).conversationId).toBe(conversationId);
    await use(CloseByCustomer).execute(customer, { conversationId });
    test.clock.advance(25 * 3_600_000);
    expect((await receive([text('三')])).conversationId).not.toBe(conversationId);
  });

  it('that answer another customer’s conversation do not get into it', async () => {
    const { id } = await anOpenConversation(ground.context);
    expect((await receive([text('一')], { conversationId: id })).conversationId).not.toBe(id);
  });

  it('of somebody whom the channel lets in enter another customer’s conversation, while it is open', async () => {
    const owner = aCustomer({ inboxId: inbox.id });
    const { conversationId } = await receive([text('一')], {}, owner);
    const joins = { conversationId, joins: true };
    expect((await receive([text('我也在')], joins)).conversationId).toBe(conversationId);
    expect(await test.database.query('select customer_id as id from conversations')).toEqual([
      { id: owner.customerId },
    ]);
    await use(CloseByCustomer).execute(owner, { conversationId });
    expect((await receive([text('还在吗')], joins)).conversationId).not.toBe(conversationId);
  });

  it('kept out of the conversation they name open one that says so to staff, once', async () => {
    const apart = { apart: 'stranger-with-reference' };
    const { conversationId } = await receive([text('一')], apart);
    expect((await receive([text('二')], apart)).conversationId).toBe(conversationId);
    const notes = await test.database.query(
      `select sequence, author_kind as "authorKind", content -> 'details' as details from messages
       where conversation_id = $1 and content ->> 'event' = 'message-kept-apart'`,
      [conversationId],
    );
    expect(notes).toEqual([
      { sequence: null, authorKind: 'system', details: { why: 'stranger-with-reference' } },
    ]);
  });

  describe('of the shop, written in the provider’s own client', () => {
    const wecom = { inbox: { ...inbox, channel: 'wecom' as const }, byShop: true };
    const state = async () =>
      (
        await test.database.query<Record<string, unknown>>(
          `select status, waiting_for as "waitingFor", unread, first_response_at is not null as answered,
             last_message_author_name as "by", last_message_author_id as "byId" from conversations`,
        )
      )[0];

    it('is shown as the shop’s by whoever it was there, and answers the customer', async () => {
      const { conversationId } = await receive([text('在吗')]);
      const part = text('在的');
      expect((await receive([part], wecom)).conversationId).toBe(conversationId);
      expect((await receive([part], wecom)).conversationId).toBe(conversationId);
      const entries = await test.database.query(
        `select author_kind as kind, author_id as id, author, sequence, identity_id as identity from messages
         where conversation_id = $1 and entry = 'message' and author_kind <> 'customer'`,
        [conversationId],
      );
      expect(entries).toEqual([
        {
          kind: 'agent',
          id: null,
          author: { kind: 'agent', name: 'WeCom', elsewhere: 'wecom' },
          sequence: 2,
          identity: customer.identityId,
        },
      ]);
      expect(await state()).toEqual({
        status: 'queued',
        waitingFor: 'customer',
        unread: 1,
        answered: true,
        by: 'WeCom',
        byId: null,
      });
    });

    it('stays with the conversation that is over, however long, and brings nothing back', async () => {
      const { conversationId } = await receive([text('在吗')]);
      await use(CloseByCustomer).execute(customer, { conversationId });
      const before = await state();
      test.clock.advance(48 * 3_600_000);
      expect((await receive([text('还需要吗')], wecom)).conversationId).toBe(conversationId);
      expect(await state()).toEqual({ ...before, by: 'WeCom' });
      expect(await recordedEvents(test.database, 'conversation.reopened')).toEqual([]);
    });

    it('is gone once it was taken back there, however late; what was said here is not the channel’s to take back', async () => {
      const { conversationId } = await receive([text('在吗')]);
      const { messageIds } = await receive([text('发错了')], wecom);
      test.clock.advance(3_600_000);
      const channel = { kind: 'system', name: 'channel' } as const;
      await use(RecallMessage).execute(channel, { messageId: messageIds[0]! });
      expect((await said(conversationId)).map((one) => one.text)).toEqual(['在吗', '']);
      const [first] = await test.database.query<{ id: string }>(
        `select id from messages where author_kind = 'customer' and entry = 'message'`,
      );
      await expect(use(RecallMessage).execute(channel, { messageId: first!.id })).rejects.toMatchObject({
        code: 'not-permitted',
      });
    });

    it('opens a conversation with whoever has none', async () => {
      const { conversationId } = await receive([text('您好')], wecom);
      expect(await said(conversationId)).toMatchObject([{ text: '您好', sequence: 1 }]);
    });
  });

  it('written by a machine bring back nothing that has ended, and enter what is open', async () => {
    const { conversationId } = await receive([text('一')]);
    const away = { conversationId, automatic: true };
    expect((await receive([text('外出中')], away)).messageIds).toHaveLength(1);
    await use(CloseByCustomer).execute(customer, { conversationId });
    expect(await receive([text('外出中')], away)).toEqual({ conversationId, messageIds: [] });
    expect(await said(conversationId)).toHaveLength(2);
    expect(await recordedEvents(test.database, 'conversation.reopened')).toEqual([]);
  });

  it('quote what they answer', async () => {
    const first = await receive([text('多少钱？')]);
    const second = await receive([text('？')], { replyToMessageId: first.messageIds[0]! });
    const [, answer] = await test.database.query<{ quote: { excerpt: string } }>(
      `select reply_to as quote from messages where conversation_id = $1 and entry = 'message' order by position`,
      [second.conversationId],
    );
    expect(answer!.quote).toMatchObject({ excerpt: '多少钱？' });
  });

  describe('with files', () => {
    const announced = (kind: 'image' | 'voice', attachmentId = newId()): Part => ({
      clientMessageId: newId(),
      content: {
        kind,
        attachmentId,
        attachment: { name: kind, contentType: 'application/octet-stream', bytes: 0, state: 'pending' },
      },
      files: [{ attachmentId, kind, name: kind }],
    });
    const shown = async (messageId: string): Promise<{ content: Content; editedAt?: string }> =>
      (await new MessageReads(test.database).byId(messageId))!.entry;
    const received = async (part: Part) => {
      const { messageIds } = await receive([part]);
      return { attachmentId: part.files[0]!.attachmentId, messageId: messageIds[0]! };
    };

    it('show them on their way, then as they are, and say nothing of an edit', async () => {
      const { attachmentId, messageId } = await received(announced('image'));
      expect((await shown(messageId)).content).toMatchObject({ attachment: { state: 'pending' } });
      await expect(use(ReadAttachment).open({ attachmentId })).rejects.toMatchObject({
        code: 'attachment-not-found',
      });
      const bytes = await sharp({ create: { width: 90, height: 60, channels: 3, background: '#c33' } })
        .jpeg()
        .toBuffer();
      const fill = { attachmentId, name: 'photo.jpg', contentType: 'text/html', bytes };
      await use(FillAttachment).execute(fill);
      await use(FillAttachment).execute(fill);
      const after = await shown(messageId);
      expect(after.editedAt).toBeUndefined();
      expect(after.content).toMatchObject({
        kind: 'image',
        attachment: { name: 'photo.jpg', contentType: 'image/jpeg', width: 90, height: 60 },
      });
      expect(JSON.stringify(after.content)).not.toContain('pending');
      expect((await use(ReadAttachment).open({ attachmentId })).inline).toBe(true);
      expect(await recordedEvents(test.database, 'message.updated')).toMatchObject([
        { payload: { how: 'filled', staffRevision: expect.any(Number) } },
      ]);
    });

    it('that cannot be had say so, and stay that way', async () => {
      const { attachmentId, messageId } = await received(announced('voice'));
      await use(FillAttachment).fail(attachmentId);
      expect((await shown(messageId)).content).toMatchObject({
        kind: 'voice',
        attachment: { state: 'failed' },
      });
    });

    it('that no browser plays are for download only; what could run in one is refused', async () => {
      const one = await received(announced('voice'));
      const bytes = Buffer.from('#!AMR\n<script>');
      const file = { name: 'a.amr', contentType: 'audio/amr', bytes };
      await use(FillAttachment).execute({ attachmentId: one.attachmentId, ...file, playable: false });
      expect((await shown(one.messageId)).content).toMatchObject({
        kind: 'voice',
        attachment: { playable: false, contentType: 'application/octet-stream' },
      });
      expect((await use(ReadAttachment).open({ attachmentId: one.attachmentId })).inline).toBe(false);
      const two = await received(announced('image'));
      await expect(
        use(FillAttachment).execute({
          attachmentId: two.attachmentId,
          name: 'x.svg',
          contentType: 'image/svg+xml',
          bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
        }),
      ).rejects.toMatchObject({ code: 'file-type-not-allowed' });
    });

    it('are read by who reads the conversation', async () => {
      const { attachmentId } = await received(announced('image'));
      await expect(use(ReadAttachment).execute(customer, { attachmentId })).resolves.toMatchObject({
        state: 'pending',
      });
      await expect(use(ReadAttachment).execute(aCustomer(), { attachmentId })).rejects.toMatchObject({
        code: 'attachment-not-found',
      });
      await expect(use(ReadAttachment).execute(theSystem, { attachmentId })).resolves.toBeDefined();
    });
  });
});
