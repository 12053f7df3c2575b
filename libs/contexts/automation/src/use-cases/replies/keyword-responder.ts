import type { AutoReplyAction, AutoReplyOutcome } from '@yingda/contracts/names';
import { type Heard, Responder } from '../../domain/heard';
import { type AutoReply, speaksIn } from '../../domain/replies/auto-reply';
import { isHeld } from '../../domain/replies/guard';
import { textIn } from '../../domain/replies/language';
import type { ReplyDeeds } from '../../reply-ports';
import type { Listen, Listened } from './listen';
import type { Notices } from './notices';
import type { OrderAnswers } from './order-answers';
import type { SayReply } from './say-reply';

/** Said or not, the matter is dealt with: what follows must not answer as if nothing had been asked. */
const SETTLED: readonly (AutoReplyOutcome | null)[] = [
  'sent',
  'answered',
  'spoken',
  'window-closed',
  'last-message',
  null,
];
const HANDS_OVER: readonly AutoReplyAction[] = ['hand-over', 'hand-over-urgent', 'hand-over-complaint'];

/** Answers customers by the words they use, and by what they choose from menus that were sent. */
export class KeywordResponder extends Responder {
  constructor(
    private readonly listen: Listen,
    private readonly notices: Notices,
    private readonly sayReply: SayReply,
    private readonly deeds: ReplyDeeds,
    private readonly orders: OrderAnswers,
  ) {
    super();
  }

  override async answer(heard: Heard): Promise<boolean> {
    const listened = await this.listen.to(heard);
    if (!listened) return false;
    const { set } = listened;
    const chosen = await this.listen.chosen(heard, set);
    if (chosen) {
      if (chosen.leads === 'hand-over') return this.handOver(heard, 'hand-over');
      if (chosen.leads === 'text')
        return this.say(listened, {
          reply: chosen.reply,
          instead: textIn(chosen.texts, listened.language)!.text,
        });
      return this.say(listened, { reply: chosen.reply });
    }
    const given = await this.orders.given(listened);
    if (given)
      return this.say(listened, { reply: given.reply, instead: given.told.text, said: given.told.said });
    const match = set.compiled
      .match(heard.text)
      .find(({ reply }) => speaksIn(reply, heard.inboxId) && !isHeld(reply, listened.talk));
    if (!match) return false;
    const told = await this.orders.instead(match.reply, listened);
    return this.say(listened, {
      ...{ reply: match.reply, detail: match.word },
      ...(told ? { instead: told.text, said: told.said } : {}),
    });
  }

  private async say(listened: Listened, { reply, detail, instead, said }: Saying): Promise<boolean> {
    const { heard, talk, inbox, language, set } = listened;
    const handsOver = instead === undefined && HANDS_OVER.includes(reply.action);
    // Whoever is handed over is told at once when nobody is there: "an agent is coming" alone would be a lie.
    const notice =
      handsOver && reply.action !== 'hand-over-urgent' ? await this.notices.due(listened, 'absence') : null;
    const outcome = await this.sayReply.execute(
      {
        occasion: `keyword:${heard.eventId}`,
        replies: notice ? [reply, notice] : [reply],
        ...{ talk, inbox, language },
        heard: { messageId: heard.messageId, position: heard.position },
        ...(detail === undefined ? {} : { detail }),
        ...(instead === undefined ? {} : { instead }),
        ...(said === undefined ? {} : { said }),
      },
      set,
    );
    if (handsOver && (outcome === 'sent' || outcome === 'cooldown'))
      return this.handOver(heard, reply.action);
    return SETTLED.includes(outcome);
  }

  private async handOver({ conversationId }: Heard, action: AutoReplyAction): Promise<boolean> {
    const urgency =
      action === 'hand-over-urgent' ? 'urgent' : action === 'hand-over-complaint' ? 'complaint' : 'none';
    await this.deeds.handOver(conversationId, { urgency, reason: action });
    return true;
  }
}

/** What is said, and in which words where not its own. */
interface Saying {
  reply: AutoReply;
  detail?: string;
  instead?: string;
  said?: () => Promise<void>;
}
