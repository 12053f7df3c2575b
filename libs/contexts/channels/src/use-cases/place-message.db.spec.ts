import { newId } from '@yingda/platform';
import { type TestDatabase, testDatabase } from '@yingda/testing';
import type { Inbox } from '../domain/inbox';
import { type InboundGround, inboundGround } from '../testing/inbound-ground';

describe('a message that names a conversation', () => {
  let db: TestDatabase;
  let ground: InboundGround;
  let inbox: Inbox;
  let annas: string;

  beforeAll(async () => {
    db = await testDatabase();
  });
  beforeEach(async () => {
    await db.truncate();
    ground = inboundGround(db);
    inbox = await ground.account();
    annas = newId();
    const { actor } = await ground.people.meet(inbox, { externalId: 'anna' });
    ground.sending.customers.set(annas, actor.customerId);
    ground.sending.tokens.set('good', annas);
    ground.sending.sentIds.set('<ours@shop>', annas);
  });
  afterAll(() => db.close());

  /** What the conversations context is told of the mail. */
  async function comes(from: string, thread: object, with_: { to?: Inbox; automatic?: boolean } = {}) {
    const { to = inbox, ...more } = with_;
    const externalId = `<${newId()}@x>`;
    const says = {
      ...{ kind: 'message', sender: { externalId: from }, externalId, sentAt: null, ...more },
      parts: [{ kind: 'text', text: 'hello' }],
      thread: { references: [], messageId: externalId, ...thread },
    };
    await ground.push(to, [{ key: externalId, at: null, says }]);
    await ground.settled();
    const { conversationId, joins, apart } = ground.talks.heard.at(-1)!.message;
    return { said: { conversationId, joins, apart }, externalId };
  }
  const nowhere = (apart?: string) => ({ conversationId: undefined, joins: undefined, apart });
  const into = (joins?: true) => ({ conversationId: annas, joins, apart: undefined });

  it('enters it when its sender takes part, by the token and by our ids', async () => {
    expect((await comes('anna', { token: 'good' })).said).toEqual(into());
    expect((await comes('anna', { references: ['<other@x>', '<ours@shop>'] })).said).toEqual(into());
  });

  it('is kept apart when a stranger forged its references, ours or those of the customer’s mails', async () => {
    const { externalId } = await comes('anna', { token: 'good' });
    for (const reference of ['<ours@shop>', externalId])
      expect((await comes('eve', { references: [reference] })).said).toEqual(
        nowhere('stranger-with-reference'),
      );
    expect((await comes('eve', { references: ['<ours@shop>'] }, { automatic: true })).said).toEqual(
      nowhere('stranger-with-reference'),
    );
    // Nor does a try let them in later, nor stands it among the conversation's ids.
    expect((await comes('eve', { references: ['<ours@shop>'] })).said.conversationId).toBeUndefined();
    expect(
      await db.database.query(
        'select distinct external_id as id from channel_messages where conversation_id = $1',
        [annas],
      ),
    ).toEqual([{ id: externalId }]);
  });

  it('with a forwarded address enters only where the setting lets strangers in, who take part from then on', async () => {
    expect((await comes('bob', { token: 'good' })).said).toEqual(nowhere('stranger-with-token'));
    const open = await ground.account({ strangersMayJoin: true });
    expect((await comes('bob', { references: ['<ours@shop>'] }, { to: open })).said).toEqual(
      nowhere('stranger-with-reference'),
    );
    expect((await comes('bob', { token: 'good' }, { to: open })).said).toEqual(into(true));
    expect((await comes('bob', { references: ['<ours@shop>'] }, { to: open })).said).toEqual(into(true));
  });

  it('that the sender’s own domain disowns enters nothing', async () => {
    expect((await comes('anna', { token: 'good', dmarc: 'fail' })).said).toEqual(
      nowhere('stranger-with-token'),
    );
  });

  it('goes its sender’s own way without a note when nothing of it is known, or no thread is believed', async () => {
    expect((await comes('eve', { token: 'forged', references: ['<unknown@x>'] })).said).toEqual(nowhere());
    Object.assign(ground.channel, { place: undefined });
    expect((await comes('anna', { references: ['<ours@shop>'] })).said).toEqual(nowhere());
  });
});
