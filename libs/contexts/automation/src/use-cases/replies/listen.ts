import type { AutoReplyOutcome, Language } from '@yingda/contracts/names';
import type { Clock } from '@yingda/platform';
import { v5 as uuidV5 } from 'uuid';
import type { Heard } from '../../domain/heard';
import { type AutoReply, type MenuItem, speaksIn } from '../../domain/replies/auto-reply';
import { chosenByWriting } from '../../domain/replies/choice';
import { isLate, LOOKED_AT, loopIn } from '../../domain/replies/guard';
import { spokenLanguage } from '../../domain/replies/language';
import type { ReplyInbox, ReplySurroundings, ReplyTalks, TalkStanding } from '../../reply-ports';
import type { ReplyLog } from '../../storage/replies/reply-log';
import type { ReadySet, ReplySet } from './reply-set';

const QUIET = '1f6b2a34-54d7-4e0c-8c39-6f0a7f3f2b11';
/** So long a menu can be answered by number. */
const MENU_MS = 24 * 3_600_000;

/** What was heard, with all that is needed to answer it. */
export interface Listened {
  heard: Heard;
  set: ReadySet;
  talk: TalkStanding;
  inbox: ReplyInbox;
  language: Language;
}

/** An item of a menu of ours, and the reply it leads to (or belongs to). */
export type Chosen = { reply: AutoReply } & (
  { leads: 'reply' } | { leads: 'hand-over' } | { leads: 'text'; texts: NonNullable<MenuItem['texts']> }
);

/** Takes in what a customer wrote, unless no machine should answer it: another machine's letter, a storm, a loop. */
export class Listen {
  constructor(
    private readonly set: ReplySet,
    private readonly talks: ReplyTalks,
    private readonly surroundings: ReplySurroundings,
    private readonly log: ReplyLog,
    private readonly clock: Clock,
  ) {}

  /** Null: nothing is to be said to this by an auto-reply. */
  async to(heard: Heard): Promise<Listened | null> {
    const set = await this.set.current();
    if (!set.replies.some((reply) => speaksIn(reply, heard.inboxId))) return null;
    if (isLate(heard.at, { since: set.since, now: this.clock.now() })) return null;
    if (heard.content.kind === 'email' && heard.content.automatic) return this.silent(heard, 'machine');
    const [talk, inbox] = [
      await this.talks.standing(heard.conversationId, LOOKED_AT),
      await this.surroundings.inbox(heard.inboxId),
    ];
    if (!talk || !inbox) return null;
    const why = loopIn(talk.recent, this.clock.now());
    if (why) return this.silent(heard, why);
    const visitors = (await this.surroundings.customer(heard.customerId)).language;
    return { heard, set, talk, inbox, language: spokenLanguage(heard.text, visitors, inbox.language) };
  }

  /** What was chosen from a menu that an auto-reply sent here: by its button, or by the number of its line. */
  async chosen({ conversationId, content, text, at }: Heard, set: ReadySet): Promise<Chosen | null> {
    const choice = content.kind === 'text' ? content.choice : undefined;
    if (!choice && !chosenByWriting(text, 20)) return null;
    const said = await this.log.said(conversationId, new Date(at.getTime() - MENU_MS));
    const menus = said.flatMap(({ autoReplyId, messageId }) => {
      const reply = set.replies.find(({ id }) => id === autoReplyId);
      return reply && reply.menu.length > 0 ? [{ reply, messageId }] : [];
    });
    const menu = choice ? menus.find(({ messageId }) => messageId === choice.messageId) : menus[0];
    if (!menu) return null;
    const { reply } = menu;
    const item = choice
      ? reply.menu.find(({ id }) => id === choice.itemId)
      : reply.menu[(chosenByWriting(text, reply.menu.length) ?? 0) - 1];
    return item ? leadOf(item, reply, set) : null;
  }

  private async silent(heard: Heard, outcome: AutoReplyOutcome): Promise<null> {
    const { conversationId, messageId, position, eventId } = heard;
    await this.log.add({
      ...{ conversationId, occasion: uuidV5(eventId, QUIET), at: this.clock.now(), outcome },
      ...{ reply: null, detail: null, heard: { messageId, position }, said: null },
    });
    return null;
  }
}

function leadOf(item: MenuItem, reply: AutoReply, set: ReadySet): Chosen | null {
  if (item.leads === 'hand-over') return { leads: 'hand-over', reply };
  if (item.leads === 'text') return { leads: 'text', texts: item.texts ?? [], reply };
  const next = set.replies.find(({ key }) => key !== null && key === item.replyKey);
  return next ? { leads: 'reply', reply: next } : null;
}
