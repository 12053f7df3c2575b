import { NoticeReader } from '@yingda/automation';
import { OptOuts } from '@yingda/channels';
import type { Channel, Language } from '@yingda/contracts/names';
import type { CustomerActor } from '@yingda/events';
import { OptOutDesk } from '../opt-out-pages/opt-out-desk';
import { OptOutLinks } from '../opt-out-pages/opt-out-links';
import { OPT_OUT_WORDS } from '../opt-out-pages/opt-out-words';
import { SurveyFactsView } from '../views/survey-facts';
import type { Lookup } from './lookup';

/** channels → automation, customers: mails of notices can be ended, and so can all of it by a word. */
export class OptOutsFromNotices extends OptOuts {
  constructor(private readonly lookup: Lookup) {
    super();
  }
  override async of({ messageId, identityId }: { messageId: string; identityId: string }) {
    const notice = await this.lookup.get(NoticeReader).ofMessage(messageId);
    if (!notice) return null;
    const url = this.lookup.get(OptOutLinks).url({ ...notice, identityId });
    return { url, line: OPT_OUT_WORDS[notice.language].line };
  }
  override async said(
    actor: CustomerActor,
    { channel, act, text }: { channel: Channel; act: 'opted-out' | 'opted-in'; text: string },
  ): Promise<string | null> {
    if (!(await this.lookup.get(OptOutDesk).word(actor, channel, act))) return null;
    const words = OPT_OUT_WORDS[await this.languageOf(actor, text)];
    return act === 'opted-out' ? words.stopped : words.begun;
  }

  /** Theirs, else the word's: "TD" is what is written in China. */
  private async languageOf({ customerId }: CustomerActor, word: string): Promise<Language> {
    const known = (await this.lookup.get(SurveyFactsView).customer(customerId))?.language;
    if (known) return known.toLowerCase().startsWith('en') ? 'en' : 'zh-CN';
    return /^[a-z]{3,}$/i.test(word) ? 'en' : 'zh-CN';
  }
}
