import { type BotPlan } from '@yingda/contracts';
import type { AnswerBase, AnswerText, BotInbox, FoundAnswer } from '../../bot-ports';
import { decide, lookupFor, type BotHeard, type Decision } from '../../domain/bot/decide';
import type { Talk } from '../../domain/bot/talk';
import { languageOf } from '../../domain/bot/wording';
import { signalsOf, type Signals } from '../../domain/mood/signals';

/** What was thought of, for whoever tries the bot out. */
export interface Thought {
  decision: Decision;
  signals: Signals;
  found: FoundAnswer[];
}

/** Looks up what a decision needs, and decides. Writes nothing. */
export class Think {
  constructor(private readonly answers: AnswerBase) {}

  async about(of: { talk: Talk; heard: BotHeard; plan: BotPlan; inbox: BotInbox }): Promise<Thought> {
    const { talk, heard, plan, inbox } = of;
    const signals = signalsOf(heard.text, plan.words);
    const language = languageOf(heard.text, talk.language);
    const lookup = lookupFor({ talk, heard, plan, signals });
    const read = (key: string): Promise<AnswerText | null> =>
      this.answers.read({ key, language: talk.language ?? language, inboxId: inbox.id });
    const found =
      lookup.kind === 'ask' ? await this.answers.ask({ text: lookup.text, language, inboxId: inbox.id }) : [];
    const best = found[0] && found[0].score * 100 >= plan.threshold ? found[0].key : null;
    const key = lookup.kind === 'read' ? lookup.key : best;
    const article = key === null ? null : await read(key);
    return { decision: decide({ talk, heard, plan, inbox, signals, found, article }), signals, found };
  }
}
