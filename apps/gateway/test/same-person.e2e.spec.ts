import { Replies } from '@yingda/channels';
import { ReceiveMessages } from '@yingda/conversations';
import { CustomerReader, MeetSender } from '@yingda/customers';
import { newId } from '@yingda/platform';
import { eventually, type TestSocket } from '@yingda/testing';
import { TestGateway, text, type Widget } from './harness';

interface Identity {
  id: string;
  channel: string;
  joined: { joinId: string; reason: string; byName: string; at: string } | null;
}
interface Customer {
  id: string;
  email: string | null;
  identities: Identity[];
}
interface Suggestions {
  items: { customer: { id: string }; reasons: { likeness: string; value: string; proven: boolean }[] }[];
}
type Console = TestSocket & { token: string };

describe('one person on the web and by mail', () => {
  let gateway: TestGateway;
  let team: string;
  let web: { id: string; key: string };
  let mailbox: { id: string; key: string };
  let lin: Console;
  let chen: Console;

  beforeAll(async () => {
    gateway = await TestGateway.start();
    team = await gateway.team(undefined, { automaticAccept: true });
    web = await gateway.inbox(team);
    mailbox = await gateway.inbox(team);
    lin = await gateway.console((await gateway.agent([team], { name: '林悦', capacity: 40 })).email);
    chen = await gateway.console((await gateway.agent([team], { name: '陈敏', capacity: 1 })).email);
  });
  afterAll(() => gateway.stop());

  const until = (check: () => Promise<void>) =>
    eventually(async () => {
      await check();
      return true;
    });
  const get = async <T>(path: string): Promise<T> => {
    const { status, body } = await gateway.request<T>('GET', path, { token: lin.token });
    expect([path, status]).toEqual([path, 200]);
    return body;
  };
  const post = <T>(path: string, body: object = {}, token = lin.token) =>
    gateway.request<T>('POST', path, { token, body });
  const person = (id: string) => get<Customer>(`/api/customers/${id}`);
  const alike = async (id: string) =>
    (await get<Suggestions>(`/api/customers/${id}/same-person`)).items.map(({ customer }) => customer.id);
  const conversationsOf = async (id: string) =>
    (await get<{ items: { conversation: { id: string } }[] }>(`/api/customers/${id}/conversations`)).items
      .map(({ conversation }) => conversation.id)
      .sort();
  const entriesOf = async (conversationId: string) =>
    (
      await get<{ entries: { content: { kind: string; event?: string; text?: string } }[] }>(
        `/api/conversations/${conversationId}/entries`,
      )
    ).entries.map(({ content }) => content.event ?? content.text);

  /** Somebody writes a mail to the shop, and its channel has read it. */
  async function mail(from: string, words: string) {
    const meet = gateway.app.get(MeetSender, { strict: false });
    const sender = {
      inboxId: mailbox.id,
      channel: 'email' as const,
      externalId: from,
      email: from,
      name: '林女士',
    };
    const { actor } = await meet.execute(sender);
    const received = await gateway.app.get(ReceiveMessages, { strict: false }).execute(actor, {
      inbox: { id: mailbox.id, channel: 'email', teamId: team },
      parts: [{ clientMessageId: newId(), content: text(words), files: [] }],
    });
    return { ...actor, conversationId: received.conversationId };
  }
  async function visitor(contact?: string): Promise<{ shopper: Widget; conversationId: string; id: string }> {
    const shopper = await gateway.widget(web.key);
    const conversationId = newId();
    await shopper.done('conversation.open', { conversationId, ...(contact ? { answers: { contact } } : {}) });
    await shopper.done('conversation.subscribe', { conversationId });
    await says({ shopper, conversationId }, '订单号 YH-82347 到哪了');
    return { shopper, conversationId, id: shopper.session.customer.id };
  }
  const says = ({ shopper, conversationId }: { shopper: Widget; conversationId: string }, words: string) =>
    shopper.done('message.send', { conversationId, clientMessageId: newId(), content: text(words) });

  it('is suggested, joined by an agent in front of everybody, and separated with all that was said meanwhile', async () => {
    const address = `lin-${newId()}@mail.example`;
    const onWeb = await visitor(address);
    const byMail = await mail(address, '水壶漏水了');
    const customerIds = [onWeb.id, byMail.customerId];
    expect(await alike(onWeb.id)).toEqual([byMail.customerId]);
    expect(await alike(byMail.customerId)).toEqual([onWeb.id]);

    const { body: joined, status } = await post<Customer>(`/api/customers/${onWeb.id}/joins`, {
      customerId: byMail.customerId,
    });
    expect(status).toBe(200);
    // Who has a name goes on; the visitor becomes part of them.
    expect(joined.id).toBe(byMail.customerId);
    const goneId = onWeb.id;
    const moved = joined.identities.find((one) => one.joined)!;
    expect(moved.joined).toMatchObject({ reason: 'hand', byName: '林悦', at: expect.any(String) });
    // Colleagues hear of it at once, and see one customer with both conversations.
    for (const id of customerIds)
      await chen.waitFor<{ customer: { id: string } }>(
        'customer.updated',
        ({ customer }) => customer.id === id,
      );
    const both = [onWeb.conversationId, byMail.conversationId].sort();
    await until(async () => expect(await conversationsOf(joined.id)).toEqual(both));
    expect((await person(goneId)).id).toBe(joined.id);
    expect(await alike(joined.id)).toEqual([]);

    // The shopper goes on, on the line they have; a mail enters what is open.
    await says(onWeb, '还在吗');
    const answer = await mail(address, '照片在附件');
    expect(answer.customerId).toBe(joined.id);
    await onWeb.shopper.done('conversation.close', { conversationId: onWeb.conversationId });
    const later = newId();
    await onWeb.shopper.done('conversation.open', { conversationId: later });
    await says({ ...onWeb, conversationId: later }, '又有一件事');

    const undone = await post<{ customer: Customer; separatedCustomerId: string }>(
      `/api/customers/${joined.id}/joins/${moved.joined!.joinId}/undo`,
    );
    expect(undone).toMatchObject({
      status: 200,
      body: { customer: { id: joined.id }, separatedCustomerId: goneId },
    });
    // At once, before the conversations themselves have moved.
    expect(await conversationsOf(joined.id)).toEqual([byMail.conversationId]);
    const ofWeb = [onWeb.conversationId, later].sort();
    await until(async () => expect(await conversationsOf(onWeb.id)).toEqual(ofWeb));
    await until(async () =>
      expect(await conversationsOf(byMail.customerId)).toEqual([byMail.conversationId]),
    );
    expect((await person(onWeb.id)).identities.map(({ channel }) => channel)).toEqual(['web']);
    expect((await person(byMail.customerId)).identities).toMatchObject([{ channel: 'email', joined: null }]);
    // The line the shopper has is theirs again; nothing of it is lost, and it says in the timeline what happened.
    await says({ ...onWeb, conversationId: later }, '好的');
    const said = await entriesOf(later);
    expect(said).toEqual(expect.arrayContaining(['又有一件事', '好的', 'customer-separated']));
    expect(await entriesOf(byMail.conversationId)).toEqual(expect.arrayContaining(['水壶漏水了']));
    // Neither the rule that suggested it nor anything else brings it up again.
    expect(await alike(onWeb.id)).toEqual([]);
    expect(await alike(byMail.customerId)).toEqual([]);
    const audit = await gateway.database.query<{ action: string }>(
      `select action from audit_log where subject_id = $1 order by occurred_at`,
      [joined.id],
    );
    expect(audit.map(({ action }) => action)).toEqual(['customer.joined', 'customer.join-undone']);
  });

  it('joined by mistake shows neither shopper what the other said', async () => {
    const [one, two] = [await visitor(), await visitor()];
    const { body: joined } = await post<Customer>(`/api/customers/${one.id}/joins`, { customerId: two.id });
    await until(async () =>
      expect(await conversationsOf(joined.id)).toEqual([one.conversationId, two.conversationId].sort()),
    );
    for (const { shopper, conversationId } of [one, two]) {
      const { body } = await gateway.request<{ items: { id: string }[] }>(
        'GET',
        '/api/widget/conversations',
        {
          token: shopper.token,
        },
      );
      expect(body.items.map(({ id }) => id)).toEqual([conversationId]);
      const again = await gateway.widget(web.key, { visitorToken: shopper.session.visitorToken });
      expect(again.session.conversation).toMatchObject({ id: conversationId });
      again.close();
    }
    // Where one of them has nothing open, the other's is not theirs to go on with.
    await two.shopper.done('conversation.close', { conversationId: two.conversationId });
    const fresh = newId();
    const opened = await two.shopper.done<{ conversation: { id: string } }>('conversation.open', {
      conversationId: fresh,
    });
    expect(opened.conversation.id).toBe(fresh);
  });

  it('is found by the order they both named, told apart by one agent, and not suggested to another again', async () => {
    const [one, two] = [await visitor(), await visitor()];
    await until(async () => expect(await alike(one.id)).toContain(two.id));
    const path = `/api/customers/${one.id}/distinctions`;
    expect((await post(path, { customerId: two.id })).status).toBe(204);
    await chen.waitFor<{ customer: { id: string } }>(
      'customer.updated',
      ({ customer }) => customer.id === two.id,
    );
    expect(await alike(two.id)).not.toContain(one.id);
    const taken = await gateway.request('DELETE', `${path}/${two.id}`, { token: chen.token });
    expect(taken.status).toBe(204);
    expect(await alike(two.id)).toContain(one.id);
  });

  it('joined by two agents at the same moment from either side is one join', async () => {
    const [one, two] = [await visitor(), await visitor()];
    const answers = await Promise.all([
      post<Customer>(`/api/customers/${one.id}/joins`, { customerId: two.id }),
      post<Customer>(`/api/customers/${two.id}/joins`, { customerId: one.id }, chen.token),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0].body.id).toBe(answers[1].body.id);
    const { identities } = await person(one.id);
    expect(identities.filter(({ joined }) => joined)).toHaveLength(1);
  });

  it('is answered where they wrote last, and who was separated gets nothing of it any more', async () => {
    const one = await mail(`one-${newId()}@mail.example`, '第一封');
    const two = await mail(`two-${newId()}@mail.example`, '第二封');
    const replies = gateway.app.get(Replies, { strict: false });
    const { body: joined } = await post<Customer>(`/api/customers/${one.customerId}/joins`, {
      customerId: two.customerId,
    });
    expect(joined.id).toBe(one.customerId);
    await until(async () => expect(await conversationsOf(joined.id)).toHaveLength(2));
    const topicId = await gateway.topic();
    // With their own conversation over, their next mail enters the one that is open.
    const disposition = { topicId, resolved: 'yes', summary: '' };
    await lin.send('conversation.assign', { conversationId: two.conversationId });
    await lin.done('conversation.close', { conversationId: two.conversationId, disposition });
    const actor = { ...two, customerId: joined.id };
    const entered = await gateway.app.get(ReceiveMessages, { strict: false }).execute(actor, {
      inbox: { id: mailbox.id, channel: 'email', teamId: team },
      parts: [{ clientMessageId: newId(), content: text('再问一下'), files: [] }],
    });
    expect(entered.conversationId).toBe(one.conversationId);
    expect(await replies.to(one.conversationId)).toMatchObject({ identityId: two.identityId });
    const { joinId } = joined.identities.find(({ id }) => id === two.identityId)!.joined!;
    expect((await post(`/api/customers/${joined.id}/joins/${joinId}/undo`)).status).toBe(200);
    expect(await replies.to(one.conversationId)).toMatchObject({ identityId: one.identityId });
  });

  it('is nobody’s to decide who does not serve customers', async () => {
    const one = await visitor();
    const handler = await gateway.signIn((await gateway.agent([], { role: 'handler' })).email);
    const reviewer = await gateway.signIn((await gateway.agent([], { role: 'quality-reviewer' })).email);
    for (const token of [handler, reviewer]) {
      const asked = await gateway.request('GET', `/api/customers/${one.id}/same-person`, { token });
      const joining = await post(`/api/customers/${one.id}/joins`, { customerId: newId() }, token);
      const undoing = await post(`/api/customers/${one.id}/joins/${newId()}/undo`, {}, token);
      for (const { status, body } of [asked, joining, undoing])
        expect([status, body]).toMatchObject([403, { error: { code: 'not-permitted' } }]);
    }
    expect((await post(`/api/customers/${one.id}/joins`, { customerId: 'nobody' })).status).toBe(400);
  });

  it('whose conversation is opened in the moment of a join follows it', async () => {
    const one = await visitor();
    const byMail = await mail(`x-${newId()}@mail.example`, 'hello');
    const joins = post<Customer>(`/api/customers/${byMail.customerId}/joins`, { customerId: one.id });
    const opened = Promise.all(
      Array.from({ length: 5 }, async () => {
        const shopper = await gateway.widget(web.key, { visitorToken: one.shopper.session.visitorToken });
        await shopper.done('conversation.open', { conversationId: newId() });
        shopper.close();
      }),
    );
    const { body } = await joins;
    await opened;
    const identity = one.shopper.session;
    expect(identity).toBeDefined();
    await until(async () => {
      const rows = await gateway.database.query<{ customer_id: string }>(
        `select distinct c.customer_id from conversations c join identities i on i.id = c.identity_id
         where i.customer_id = $1`,
        [body.id],
      );
      expect(rows).toEqual([{ customer_id: body.id }]);
    });
    expect(
      (await gateway.app.get(CustomerReader, { strict: false }).record(one.id, { masked: true })).id,
    ).toBe(body.id);
  });
});
