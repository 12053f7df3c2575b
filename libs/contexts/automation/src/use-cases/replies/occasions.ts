import { CONVERSATION_STATUSES, type Channel, type Language } from '@yingda/contracts/names';
import type { Clock } from '@yingda/platform';
import type { Heard } from '../../domain/heard';
import type { AutoReply } from '../../domain/replies/auto-reply';
import { isHeld, isLate, isMachine, LOOKED_AT } from '../../domain/replies/guard';
import { spokenLanguage } from '../../domain/replies/language';
import type { ReplyInbox, ReplySurroundings, ReplyTalks, TalkStanding } from '../../reply-ports';
import type { Listen } from './listen';
import { type Notices, of, showsPlaces } from './notices';
import type { ReadySet, ReplySet } from './reply-set';
import type { SayReply } from './say-reply';

/** Letters and paid messages: a farewell nobody asked for is a nuisance there. */
const NO_FAREWELL: readonly Channel[] = ['email', 'sms', 'phone', 'api'];
/** One message after the end, or a few counted ones: they are the survey's. */
const SURVEYS_ONLY: readonly Channel[] = ['wecom', 'wechat', 'wechat-mini-program'];

interface About {
  set: ReadySet;
  talk: TalkStanding;
  inbox: ReplyInbox;
  language: Language;
}

/** What is said because of what happens and not of what somebody asks. */
export class Occasions {
  constructor(
    private readonly set: ReplySet,
    private readonly talks: ReplyTalks,
    private readonly surroundings: ReplySurroundings,
    private readonly parts: { listen: Listen; notices: Notices; sayReply: SayReply },
    private readonly clock: Clock,
  ) {}

  /** Loads what looking through a message needs. */
  async warm(): Promise<void> {
    const { replies, compiled } = await this.set.current();
    if (replies.length > 0) compiled.match('您好，請問 hello');
  }

  /** The reply of a kind that speaks in an inbox of what happened then; null: none does. */
  async has(kind: AutoReply['kind'], inboxId: string, at: Date): Promise<AutoReply | null> {
    const { replies, since } = await this.set.current();
    return isLate(at, { since, now: this.clock.now() }) ? null : of(replies, kind, inboxId);
  }

  /**
   * Nobody had an answer to what a customer wrote: they are welcomed where the talk begins, and told when nobody is there
   * or how long they wait; in one message.
   */
  async unanswered(heard: Heard): Promise<boolean> {
    const { listen, notices, sayReply } = this.parts;
    const listened = await listen.to(heard);
    if (!listened) return false;
    const welcome = notices.welcome(listened);
    const replies = [welcome, await notices.due(listened)].filter(
      (one): one is AutoReply => one !== null && !isHeld(one, listened.talk),
    );
    if (replies.length === 0) return false;
    const { talk, inbox, language, set, messageId, position, eventId } = { ...listened, ...heard };
    const outcome = await sayReply.execute(
      { occasion: `unanswered:${eventId}`, replies, talk, inbox, language, heard: { messageId, position } },
      set,
    );
    return outcome === 'sent';
  }

  /** Somebody has come in and says nothing: they are welcomed. */
  async entered(conversationId: string): Promise<void> {
    const about = await this.about(conversationId);
    const reply = about && of(about.set.replies, 'welcome', about.talk.inboxId);
    if (!reply || isHeld(reply, about.talk) || about.talk.recent.length > 0) return;
    await this.say(about, reply, { occasion: `entered:${conversationId}`, guard: { answers: 0 } });
  }

  /** Somebody waits again: after a transfer, a reopening, a colleague who went. */
  async waitsAgain(conversationId: string, eventId: string): Promise<void> {
    const about = await this.about(conversationId);
    const reply = about && of(about.set.replies, 'queue', about.talk.inboxId);
    if (!reply || about.talk.status !== 'queued' || about.talk.apart || !about.inbox.open) return;
    if (showsPlaces(about.talk.channel)) return;
    const place = await this.surroundings.place(conversationId);
    if (!place?.someoneThere || place.estimatedSeconds === 0) return;
    // One automatic text since somebody has written: whatever was said to that is enough.
    const position = about.talk.recent.find(({ author }) => !isMachine(author))?.position ?? 0;
    await this.say(about, reply, { occasion: `queued:${eventId}`, guard: { answers: position } });
  }

  /** Nobody has answered for a while. Whether it is to be asked again, and when from the beginning of their waiting. */
  async silence(conversationId: string, nth: number): Promise<boolean> {
    const about = await this.about(conversationId);
    const reply = about && of(about.set.replies, 'no-reply-yet', about.talk.inboxId);
    if (!reply || nth > reply.repeats! || !about.inbox.open || about.talk.apart) return false;
    const last = about.talk.recent.find(({ author }) => !isMachine(author));
    // A bot answers by itself; and an agent who has the last word owes nothing.
    if (last?.author !== 'customer' || about.talk.status === 'bot') return false;
    const states = CONVERSATION_STATUSES.filter(
      (status) =>
        ['queued', 'offered'].includes(status) ||
        (reply.phase === 'unanswered' && ['assigned', 'active'].includes(status)),
    );
    await this.say(
      about,
      { ...reply, cooldownSeconds: 0 },
      {
        occasion: `silence:${last.id}:${nth}`,
        guard: { answers: last.position, atMost: nth + 2, onlyWhile: states },
      },
    );
    return nth < reply.repeats!;
  }

  /** It is over: a farewell, where it costs nobody a message that they need. */
  async closed(
    { id: conversationId, inboxId }: { id: string; inboxId: string },
    event: { id: string; at: Date },
  ) {
    if (!(await this.has('closing', inboxId, event.at))) return;
    const about = await this.about(conversationId);
    const reply = about && of(about.set.replies, 'closing', about.talk.inboxId);
    if (!reply || about.talk.status !== 'closed' || NO_FAREWELL.includes(about.talk.channel)) return;
    if (about.talk.recent.length === 0 || SURVEYS_ONLY.includes(about.talk.channel)) return;
    await this.say(
      about,
      { ...reply, cooldownSeconds: 0 },
      {
        occasion: `closed:${event.id}`,
        guard: { alsoClosed: true, onlyWhile: ['closed'] },
      },
    );
  }

  private async say(
    about: About,
    reply: AutoReply,
    how: Pick<Parameters<SayReply['execute']>[0], 'occasion' | 'guard'>,
  ): Promise<void> {
    const { set, talk, inbox, language } = about;
    await this.parts.sayReply.execute({ ...how, replies: [reply], talk, inbox, language, heard: null }, set);
  }

  private async about(conversationId: string): Promise<About | null> {
    const set = await this.set.current();
    if (set.replies.length === 0) return null;
    const talk = await this.talks.standing(conversationId, LOOKED_AT);
    const inbox = talk && (await this.surroundings.inbox(talk.inboxId));
    if (!talk || !inbox) return null;
    const said = talk.recent.find(({ author, text }) => author === 'customer' && text !== '');
    const visitors = (await this.surroundings.customer(talk.customerId)).language;
    return { set, talk, inbox, language: spokenLanguage(said?.text ?? '', visitors, inbox.language) };
  }
}
