// eslint-disable-next-line @nx/enforce-module-boundaries -- the form of the context’s own specs
import { aForm } from '../../../libs/contexts/surveys/src/testing';
import {
  type ConversationSurveys,
  type OfferedSurvey,
  type PromisePage,
  type SurveyAnswerPage,
  type SurveyForm,
} from '@yingda/contracts';
import type { AdjustableClock } from '@yingda/platform';
import { CLOCK, newId, Outbox, UnitOfWork } from '@yingda/platform';
import { AskByCalendar } from '@yingda/surveys';
import { eventually, type TestSocket } from '@yingda/testing';
import { TestGateway, text } from './harness';

// Events are heard of once every transaction of the server that began before them is over.
const PATIENCE_MS = 20_000;

interface Agent extends TestSocket {
  token: string;
}

describe('surveys and what comes of them', () => {
  let gateway: TestGateway;
  let clock: AdjustableClock;
  let email: string;
  let manager: string;
  let team: string;
  let topicId: string;
  let key: string;
  let lead: { id: string; email: string };
  let ann: { id: string; email: string };
  let agent: Agent;
  let form: SurveyForm;
  let pageOfTwoTabs: string;

  beforeAll(async () => {
    gateway = await TestGateway.start();
    clock = gateway.app.get<AdjustableClock>(CLOCK);
    email = (await gateway.agent([], { role: 'manager' })).email;
    manager = await gateway.signIn(email);
    team = await gateway.team(undefined, { automaticAccept: true });
    topicId = await gateway.topic();
    const inbox = await gateway.inbox(team);
    key = inbox.key;
    lead = await gateway.agent([team], { role: 'supervisor', name: 'Lee' });
    ann = await gateway.agent([team], { name: 'Ann' });
    agent = await gateway.console(ann.email);
    const { conditions } = aForm();
    form = await call<SurveyForm>('POST', '/survey-forms', {
      body: aForm({ conditions: { ...conditions, inboxIds: [inbox.id] } }),
    });
  });
  afterAll(async () => {
    agent.close();
    await gateway.stop();
  });

  const call = async <T>(
    method: string,
    path: string,
    { body, token = manager }: { body?: unknown; token?: string } = {},
  ) => {
    const told = await gateway.request<T>(method, `/api${path}`, { token, ...(body ? { body } : {}) });
    if (told.status >= 300) throw new Error(JSON.stringify(told.body));
    return told.body;
  };
  const surveysOf = (id: string, token = manager) =>
    call<ConversationSurveys>('GET', `/conversations/${id}/surveys`, { token });
  const say = (socket: TestSocket, conversationId: string, words: string) =>
    socket.done('message.send', { conversationId, clientMessageId: newId(), content: text(words) });
  const close = (conversationId: string, socket: TestSocket = agent) =>
    socket.done('conversation.close', {
      conversationId,
      disposition: { topicId, resolved: 'yes', summary: 'done' },
    });
  /** A shopper who was served, up to the end. */
  const served = async ({ answer = true } = {}) => {
    const { shopper, conversationId } = await gateway.opened(key, '你好');
    await eventually(async () => {
      const [row] = await gateway.database.query<{ agent: string | null }>(
        'select agent_id as agent from conversations where id = $1',
        [conversationId],
      );
      return row?.agent === ann.id;
    }, PATIENCE_MS);
    if (answer) await say(agent, conversationId, '您好');
    return { shopper, conversationId };
  };
  const offered = async (shopper: TestSocket, conversationId: string): Promise<OfferedSurvey> => {
    const told = await shopper.waitFor<{ conversationId: string; survey?: OfferedSurvey }>(
      'survey.offered',
      (event) => event.conversationId === conversationId && event.survey !== undefined,
      PATIENCE_MS,
    );
    return told.survey!;
  };
  const page = async (url: string, init?: RequestInit) => {
    const answer = await fetch(`${gateway.url}${new URL(url).pathname}`, { redirect: 'manual', ...init });
    return { status: answer.status, html: await answer.text(), headers: answer.headers };
  };
  const filled = (answers: Record<string, string>) => ({
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(answers).toString(),
  });
  const answersOf = async (conversationId: string, more = '') =>
    (await call<SurveyAnswerPage>('GET', `/survey-answers?conversationId=${conversationId}${more}`)).items;

  it('asks in the widget when the conversation ends, and a low score is owed a word by the lead at once', async () => {
    const { shopper, conversationId } = await served();
    const leads = await gateway.console(lead.email);
    await close(conversationId);
    const survey = await offered(shopper, conversationId);
    expect(survey).toMatchObject({ title: '服务评价', language: 'zh-CN', state: 'sent' });
    expect(survey.questions.map(({ id, kind }) => [id, kind])).toEqual([
      ['overall', 'rating'],
      ['reasons', 'tags'],
      ['solved', 'choice'],
      ['comment', 'text'],
    ]);
    const found = await shopper.done<{ survey: OfferedSurvey }>('survey.find', { surveyId: survey.id });
    expect(found.survey.id).toBe(survey.id);
    clock.advance(5_000);
    const answers = [
      { question: 'overall', score: 2 },
      { question: 'reasons', choices: ['slow'] },
      { question: 'solved', choice: 'no' },
      { question: 'comment', text: '等了很久才有人回复' },
    ];
    const told = await shopper.done<{ conversation: { rating: { score: number; resolved: string } } }>(
      'survey.answer',
      { conversationId, surveyId: survey.id, answers },
    );
    expect(told.conversation.rating).toMatchObject({ score: 2, resolved: 'no' });
    const made = await leads.waitFor<{ promise: PromisePage['items'][number]; agentIds: string[] }>(
      'promise.made',
      (event) => event.promise.conversationId === conversationId,
      PATIENCE_MS,
    );
    expect(made).toMatchObject({
      promise: { kind: 'low-score', ownerId: lead.id, score: 2, state: 'open', what: '等了很久才有人回复' },
      agentIds: [lead.id],
    });
    const mine = await call<PromisePage>('GET', '/promises?mine=true', { token: leads.token });
    expect(mine.items.map(({ id }) => id)).toContain(made.promise.id);
    expect(new Date(made.promise.dueAt).getTime() - new Date(made.promise.madeAt).getTime()).toBeGreaterThan(
      23 * 3_600_000,
    );
    const [answer] = await answersOf(conversationId);
    expect(answer).toMatchObject({
      rating: 2,
      resolved: 'no',
      tags: ['slow'],
      agentIds: [ann.id],
      low: true,
      valid: true,
    });
    const searched = await call<SurveyAnswerPage>(
      'GET',
      `/survey-answers?text=${encodeURIComponent('很久')}`,
    );
    expect(searched.items.map(({ id }) => id)).toContain(survey.id);
    // An agent reads their own only; keeping the promise is the lead's.
    const own = await call<SurveyAnswerPage>('GET', '/survey-answers', { token: agent.token });
    expect(own.items.every(({ agentIds }) => agentIds.includes(ann.id))).toBe(true);
    const kept = await call<{ state: string }>('POST', `/promises/${made.promise.id}/keep`, {
      token: leads.token,
      body: { outcome: '已电话致歉', reached: 'yes' },
    });
    expect(kept.state).toBe('kept');
    for (const socket of [shopper, leads]) socket.close();
  });

  it('two tabs: the last whole answer counts, half an answer takes nobody’s place, and all are kept', async () => {
    const { shopper, conversationId } = await served();
    await close(conversationId);
    const survey = await offered(shopper, conversationId);
    clock.advance(5_000);
    const first = await page(survey.url);
    expect(first.status).toBe(200);
    expect(first.html).toContain('您对本次服务满意吗');
    expect(first.html).not.toContain('<script');
    clock.advance(5_000);
    const [one, two] = await Promise.all([
      page(survey.url, filled({ 'q.overall': '4', 'q.solved': 'yes' })),
      shopper.send('survey.answer', {
        conversationId,
        surveyId: survey.id,
        answers: [{ question: 'overall', score: 3 }],
      }),
    ]);
    expect([one.status, two.ok]).toEqual([303, true]);
    await page(survey.url, filled({ 'q.overall': '5', 'q.comment': '<b>谢谢</b>' }));
    const half = await shopper.send('survey.answer', {
      conversationId,
      surveyId: survey.id,
      answers: [{ question: 'solved', choice: 'no' }],
    });
    expect(half.ok).toBe(true);
    const [answer] = await answersOf(conversationId);
    expect(answer).toMatchObject({ rating: 5, comment: '<b>谢谢</b>', valid: true });
    const [kept] = await gateway.database.query<{ n: number }>(
      'select count(*)::int as n from survey_answer_versions where answer_id = $1',
      [survey.id],
    );
    expect(kept!.n).toBe(4);
    const again = await page(survey.url);
    expect(again.html).toContain('&#60;b&#62;谢谢');
    expect((await page(`${survey.url}`, filled({ 'q.comment': 'only words' }))).status).toBe(422);
    pageOfTwoTabs = survey.url;
    shopper.close();
  });

  it('keeps why nobody was asked, and lets an agent ask by hand, once', async () => {
    const token = await gateway.signIn(ann.email);
    const alone = await served({ answer: false });
    await close(alone.conversationId);
    await eventually(async () => (await surveysOf(alone.conversationId)).invitations.length > 0, PATIENCE_MS);
    expect((await surveysOf(alone.conversationId)).invitations).toMatchObject([
      { state: 'not-sent', reason: 'no-person-answered' },
    ]);
    alone.shopper.close();

    const { shopper, conversationId } = await served();
    expect((await surveysOf(conversationId, token)).mayInvite.map((one) => one.key)).toEqual([form.key]);
    const socket = await gateway.console(ann.email);
    const { invitation } = await socket.done<{ invitation: { state: string; invitedBy: string } }>(
      'survey.invite',
      {
        conversationId,
      },
    );
    expect(invitation).toMatchObject({ state: 'sent', invitedBy: ann.id, trigger: 'agent-invites' });
    expect(await socket.refused('survey.invite', { conversationId })).toBe('survey-not-allowed');
    await close(conversationId, socket);
    await eventually(
      async () =>
        (await surveysOf(conversationId)).invitations.some(({ reason }) => reason === 'already-asked'),
      PATIENCE_MS,
    );
    for (const one of [shopper, socket]) one.close();
  });

  it('credits who had it at the end after a transfer', async () => {
    const bob = await gateway.agent([team], { name: 'Bob' });
    const { shopper, conversationId } = await served();
    const other = await gateway.console(bob.email);
    await agent.done('conversation.transfer', { conversationId, to: { agentId: bob.id }, note: '请跟进' });
    await other.done('conversation.accept', { conversationId });
    await say(other, conversationId, '我来处理');
    await close(conversationId, other);
    const survey = await offered(shopper, conversationId);
    await shopper.done('survey.answer', { conversationId, score: 5 });
    const [answer] = await answersOf(conversationId);
    expect(answer).toMatchObject({ id: survey.id, rating: 5, agentIds: [bob.id] });
    for (const socket of [shopper, other]) socket.close();
  });

  it('asks by the calendar once a quarter, however often the day is worked on', async () => {
    const { shopper, conversationId } = await served();
    const { conditions } = aForm();
    await call('POST', '/survey-forms', {
      body: aForm({
        ...{ key: 'sv-quarter', trigger: 'schedule-quarterly', coolDownHours: 0 },
        conditions: { ...conditions, tiers: ['standard'] },
      }),
    });
    const ask = gateway.app.get(AskByCalendar, { strict: false });
    await ask.execute();
    const quarterly = async () =>
      (await surveysOf(conversationId)).invitations.filter(({ formKey }) => formKey === 'sv-quarter');
    await eventually(async () => (await quarterly()).some(({ state }) => state === 'sent'), PATIENCE_MS);
    await ask.execute();
    expect(await quarterly()).toMatchObject([{ state: 'sent', trigger: 'schedule-quarterly' }]);
    shopper.close();
  });

  it('makes up for a round of the calendar that was missed, once, and for none before the form was changed', async () => {
    const { shopper, conversationId } = await served();
    const { conditions } = aForm();
    await call('POST', '/survey-forms', {
      body: aForm({
        ...{ key: 'sv-missed', trigger: 'schedule-quarterly', coolDownHours: 0 },
        conditions: { ...conditions, tiers: ['standard'] },
      }),
    });
    const ask = gateway.app.get(AskByCalendar, { strict: false });
    const rounds = () =>
      gateway.database.query<object>(
        `select conversation_id from survey_invitations where form_key = 'sv-missed' and conversation_id = $1`,
        [conversationId],
      );
    await ask.makeUp();
    expect(await rounds()).toHaveLength(0);
    await gateway.database.query(
      `update survey_forms set changed_at = changed_at - interval '100 days' where key = 'sv-missed'`,
    );
    await ask.makeUp();
    expect(await rounds()).toHaveLength(1);
    // Refused or asked: the round has been.
    await gateway.database.query(
      `update survey_invitations set state = 'not-sent', reason = 'cool-down', next_at = null where form_key = 'sv-missed'`,
    );
    await ask.makeUp();
    expect(await rounds()).toHaveLength(1);
    shopper.close();
  });

  it('a page that has run out, and one that never was, say so and take nothing', async () => {
    clock.advance(49 * 3_600_000);
    manager = await gateway.signIn(email);
    expect((await page(pageOfTwoTabs)).status).toBe(410);
    expect((await page(pageOfTwoTabs, filled({ 'q.overall': '1' }))).status).toBe(410);
    expect((await page(`${gateway.url}/s/nobody-knows-this-one`)).status).toBe(404);
  });

  it('are not sent after all when the provider fails to deliver the question, with the reason, and may be asked again', async () => {
    const { shopper, conversationId } = await served();
    await close(conversationId);
    await offered(shopper, conversationId);
    const [question] = await gateway.database.query<{ id: string; author: string }>(
      `select id, author_kind as author from messages where conversation_id = $1 and content ->> 'kind' = 'survey'`,
      [conversationId],
    );
    const delivery = { channel: 'web', identityId: newId(), state: 'failed', pieces: 1 } as const;
    const failed = { conversationId, messageId: question!.id, delivery };
    await gateway.app.get(UnitOfWork).run(async () => {
      await gateway.app.get(Outbox).append('delivery.changed', conversationId, failed);
    });
    const kept = () =>
      gateway.database.query<object>(
        `select state, reason from survey_invitations where conversation_id = $1`,
        [conversationId],
      );
    await eventually(async () => {
      expect(await kept()).toEqual([{ state: 'not-sent', reason: 'delivery-failed' }]);
      return true;
    }, PATIENCE_MS);
    shopper.close();
  });

  it('keeps of an anonymous answer nothing of whom, when and of which conversation, and takes it once', async () => {
    const { shopper, conversationId } = await served();
    await close(conversationId);
    const survey = await offered(shopper, conversationId);
    await gateway.database.query('update survey_invitations set anonymous = true where id = $1', [survey.id]);
    clock.advance(5_000);
    const answers = [
      { question: 'overall', score: 3 },
      { question: 'comment', text: '匿名的一句话' },
    ];
    const answer = () => shopper.done('survey.answer', { conversationId, surveyId: survey.id, answers });
    await answer();
    await expect(answer()).rejects.toThrow('survey-expired');
    expect(await answersOf(conversationId)).toEqual([]);
    const kept = await gateway.database.query<{ id: string; whole: string }>(
      `select id, row_to_json(a)::text as whole from survey_answers a
       where row_to_json(a)::text like '%匿名的一句话%'`,
    );
    const [{ customerId, identityId, number }] = (await gateway.database.query(
      `select customer_id as "customerId", identity_id as "identityId", number::text as number
       from conversations where id = $1`,
      [conversationId],
    )) as [{ customerId: string; identityId: string; number: string }];
    const told = await gateway.database.query<{ whole: string }>(
      `select aggregate_id || payload::text as whole from outbox_events
       where name = 'survey.answered' and payload::text like '%匿名的一句话%'`,
    );
    expect([kept.length, told.length]).toEqual([1, 1]);
    for (const { whole } of [...kept, ...told])
      for (const trace of [conversationId, customerId, identityId, survey.id, `"${number}"`])
        expect(whole).not.toContain(trace);
    const [times] = await gateway.database.query(
      `select bool_and(t = date_trunc('hour', t)) as hours from survey_answers a,
         unnest(array[a.sent_at, a.answered_at, a.changed_at]) as t where a.id = $1`,
      [kept[0]!.id],
    );
    expect(times).toEqual({ hours: true });
    const [talk] = await gateway.database.query(
      'select rating_score as score, rating_comment as comment from conversations where id = $1',
      [conversationId],
    );
    expect(talk).toEqual({ score: null, comment: null });
    shopper.close();
  });
});
