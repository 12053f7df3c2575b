/* eslint-disable @nx/enforce-module-boundaries -- the simulator stands for the provider, the form is that of the context’s own specs */
import type { Choice } from '../../../simulator/src/provider';
import { aForm } from '../../../../libs/contexts/surveys/src/testing';
/* eslint-enable @nx/enforce-module-boundaries */
import { CloseConversation, Topics } from '@yingda/conversations';
import type { DomainEvent } from '@yingda/events';
import { eventFrom, type Relay, type StoredEvent, UnitOfWork } from '@yingda/platform';
import { EditForms, SurveyReactions, SurveyReader, WatchSurveys } from '@yingda/surveys';
import type { ChannelGround } from './channel-ground';
import { Talk } from './talk';

const SYSTEM = { kind: 'system', name: 'spec' } as const;
/** Till a report of the provider is there. */
const REPORTED_MS = 5_000;
const HOUR_MS = 3_600_000;

/** The shop as far as it asks its customers: what happened is told, what is due is done. */
class Asking {
  private told = 0;

  constructor(private readonly ground: ChannelGround) {}

  static async begin(ground: ChannelGround, more: Parameters<typeof aForm>[0] = {}): Promise<Asking> {
    await ground.useCase(EditForms).add(SYSTEM, aForm(more));
    return new Asking(ground);
  }

  async close(talk: Talk): Promise<void> {
    const topics = await this.ground.useCase(Topics).list();
    const topic =
      topics[0] ?? (await this.ground.useCase(Topics).add(SYSTEM, { labelZh: '其他', labelEn: 'Other' }));
    const disposition = { topicId: topic.id, resolved: 'yes' as const, summary: '已处理' };
    await this.ground
      .useCase(CloseConversation)
      .execute(SYSTEM, { conversationId: talk.conversationId, disposition });
  }

  async goesOn(): Promise<void> {
    const handlers: Record<string, (event: DomainEvent) => Promise<void>> = {};
    const subscribe = (_: string, given: typeof handlers) => void Object.assign(handlers, given);
    this.ground.useCase(SurveyReactions).register({ subscribe } as unknown as Relay);
    const rows = await this.ground.database.query<StoredEvent>(
      `select position, id, name, aggregate_id, lane, payload, occurred_at, request_id from outbox_events
       where position > $1 order by position`,
      [this.told],
    );
    const unitOfWork = this.ground.useCase(UnitOfWork as never) as UnitOfWork;
    for (const row of rows) {
      this.told = Number(row.position);
      const handle = handlers[row.name];
      if (handle) await unitOfWork.run(() => handle(eventFrom(row)));
    }
    await this.ground.useCase(WatchSurveys).runDue();
    await this.ground.pass(REPORTED_MS);
  }

  async standing(talk: Talk): Promise<{ state: string; reason: string | null }[]> {
    const found = await this.ground.useCase(SurveyReader).ofConversation(talk.conversationId);
    return found.map(({ state, reason }) => ({ state, reason }));
  }

  /** When the customer was reminded; null when not. */
  async remindedAt(talk: Talk): Promise<number | null> {
    const [row] = await this.ground.database.query<{ at: Date | null }>(
      'select reminded_at as at from survey_invitations where conversation_id = $1',
      [talk.conversationId],
    );
    return row?.at?.getTime() ?? null;
  }

  /** The score that counts, and how often it was changed. */
  async score(talk: Talk): Promise<{ rating: number | null; changes: number } | undefined> {
    const [row] = await this.ground.database.query<{ rating: number | null; changes: number }>(
      'select rating, changes from survey_answers where conversation_id = $1',
      [talk.conversationId],
    );
    return row;
  }

  async status(talk: Talk): Promise<string | undefined> {
    const [row] = await this.ground.database.query<{ status: string }>(
      'select status from conversations where id = $1',
      [talk.conversationId],
    );
    return row?.status;
  }
}

/** What customers are asked after a conversation, and how they answer it. */
export function describeSurveys(ground: ChannelGround): void {
  const { channel } = ground;

  test('a customer is asked when the conversation ends; what they tap or write is the answer and reopens nothing', async () => {
    const asking = await Asking.begin(ground);
    const talk = await ground.talk();
    await talk.say('已为您处理');
    await ground.pass(REPORTED_MS);
    await asking.close(talk);
    await asking.goesOn();
    expect(await asking.standing(talk)).toEqual([{ state: 'sent', reason: null }]);
    expect(talk.words(['您对本次服务满意吗'])).toHaveLength(1);

    const buttons = talk.seen.flatMap(({ body }) => (body['choices'] ?? []) as Choice[]);
    const two = buttons.find(({ label }) => label.includes('不满意') && !label.includes('非常'));
    if (two) await ground.done(two.act);
    else await ground.done(channel.text('2'));
    await ground.pass(REPORTED_MS);
    expect(await asking.score(talk)).toEqual({ rating: 2, changes: 0 });
    expect(await asking.status(talk)).toBe('closed');
    expect(talk.words(['谢谢您的评价'])).toHaveLength(1);

    // Answered twice: the last counts, and thanks are said once.
    await ground.done(channel.text('5分'));
    expect(await asking.score(talk)).toEqual({ rating: 5, changes: 1 });
    expect(talk.words(['谢谢您的评价'])).toHaveLength(1);

    // What is no answer is talk: the conversation goes on, and a number means something else then.
    await ground.done(channel.text('另外想问下发票'));
    expect(await asking.status(talk)).not.toBe('closed');
    await ground.done(channel.text('1'));
    expect(await asking.score(talk)).toEqual({ rating: 5, changes: 1 });
    await asking.goesOn();
    expect(await asking.standing(talk)).toEqual([{ state: 'answered', reason: null }]);
  });

  test('a customer who goes on instead is asked again at the next end', async () => {
    const asking = await Asking.begin(ground);
    const talk = await ground.talk();
    await talk.say('已为您处理');
    await ground.pass(REPORTED_MS);
    await asking.close(talk);
    await asking.goesOn();
    await ground.done(channel.text('等一下，还没好'));
    await asking.goesOn();
    expect(await asking.standing(talk)).toEqual([{ state: 'withdrawn', reason: null }]);
    await asking.close(talk);
    await asking.goesOn();
    expect((await asking.standing(talk)).map(({ state }) => state)).toEqual(['withdrawn', 'sent']);
  });

  test('a customer who does not answer is reminded once, where the channel still takes something', async () => {
    const asking = await Asking.begin(ground, { remindAfterHours: 1 });
    const talk = await ground.talk();
    await talk.say('已为您处理');
    await ground.pass(REPORTED_MS);
    await asking.close(talk);
    await asking.goesOn();
    const asked = ground.clock.now();
    await ground.clock.advance(HOUR_MS - 2 * REPORTED_MS);
    await asking.goesOn();
    expect(talk.words(['您对本次服务满意吗'])).toHaveLength(1);
    await ground.clock.advance(2 * REPORTED_MS);
    await asking.goesOn();
    await ground.clock.advance(HOUR_MS);
    await asking.goesOn();
    // After its end a session of WeCom takes one message, and that was the question.
    const takes = ground.adapter.endSession === undefined;
    expect(talk.words(['您对本次服务满意吗'])).toHaveLength(takes ? 2 : 1);
    const at = await asking.remindedAt(talk);
    if (takes) expect(Math.abs(at! - asked - HOUR_MS)).toBeLessThan(2 * REPORTED_MS);
    else expect(at).toBeNull();
    expect(await asking.standing(talk)).toEqual([{ state: 'sent', reason: null }]);
  });

  if (ground.adapter.endSession) {
    test('the code of the session’s end lets the question out within its seconds, though the window is over', async () => {
      const asking = await Asking.begin(ground);
      const talk = await ground.talk();
      await talk.say('已为您处理');
      await over(ground);
      await asking.close(talk);
      await asking.goesOn();
      expect(await asking.standing(talk)).toEqual([{ state: 'sent', reason: null }]);
      expect(talk.words(['您对本次服务满意吗'])).toHaveLength(1);
      expect(ground.calls('send_msg_on_event')).toBe(1);
    });
  }

  test('where the channel takes nothing any more, nobody is asked, and it is kept why', async () => {
    const asking = await Asking.begin(ground);
    const talk = await ground.talk();
    await talk.say('已为您处理');
    await over(ground);
    // A session that cannot be ended gives no code either.
    if (ground.adapter.endSession)
      ground.fault({ match: { path: '/service_state/' }, action: 'status 503', count: 2 });
    await asking.close(talk);
    await asking.goesOn();
    expect(await asking.standing(talk)).toEqual([{ state: 'not-sent', reason: 'window-closed' }]);
    expect(talk.words(['您对本次服务满意吗'])).toEqual([]);
  });

  if (ground.adapter.endSession) {
    test('what an agent said last goes out first, then the question by the code', async () => {
      const asking = await Asking.begin(ground);
      const talk = await ground.talk();
      await talk.say('已为您处理');
      await ground.relay();
      await asking.close(talk);
      await asking.goesOn();
      await asking.goesOn();
      expect(talk.words(['已为您处理', '您对本次服务满意吗'])).toEqual(['已为您处理', '您对本次服务满意吗']);
      expect(await asking.standing(talk)).toEqual([{ state: 'sent', reason: null }]);
    });

    test('a code that has run out is the reason that is kept', async () => {
      const asking = await Asking.begin(ground);
      const talk = await ground.talk();
      await talk.say('已为您处理');
      await over(ground);
      const code = ['M1', new Date(ground.clock.now() - 1)];
      await ground.database.query('update channel_windows set code = $1, code_until = $2', code);
      ground.fault({ match: { path: '/service_state/' }, action: 'status 503', count: 2 });
      await asking.close(talk);
      await asking.goesOn();
      expect(await asking.standing(talk)).toEqual([{ state: 'not-sent', reason: 'expired-code' }]);
    });
  }
}

/** The time in which one may write to them is over; where it has no end, they have left. */
async function over(ground: ChannelGround): Promise<void> {
  await ground.pass(REPORTED_MS);
  const now = ground.clock.now();
  const ends = Object.values(ground.can.windows).some((rule) => rule && rule.milliseconds !== null);
  await ground.database.query(
    `insert into channel_windows (identity_id, inbox_id, sure)
     select identity_id, inbox_id, true from conversations on conflict do nothing`,
  );
  const change = ends ? 'ends_at' : 'unreachable_since';
  await ground.database.query(`update channel_windows set ${change} = $1`, [new Date(now - 1)]);
}
